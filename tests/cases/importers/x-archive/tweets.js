window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1810000000000000101"
     ]
    }
   },
   "retweeted": false,
   "entities": {
    "user_mentions": [],
    "urls": []
   },
   "favorite_count": "21",
   "id_str": "1810000000000000101",
   "id": "1810000000000000101",
   "retweet_count": "6",
   "created_at": "Fri Jul 03 08:15:30 +0000 2026",
   "full_text": "Rye &amp; butter &lt;3 is back",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1810000000000000102"
     ]
    }
   },
   "retweeted": false,
   "entities": {
    "user_mentions": [
     {
      "screen_name": "some_body",
      "name": "Some Body",
      "id_str": "77"
     }
    ],
    "urls": []
   },
   "favorite_count": "0",
   "id_str": "1810000000000000102",
   "id": "1810000000000000102",
   "retweet_count": "55",
   "created_at": "Sat Jul 04 10:00:00 +0000 2026",
   "full_text": "RT @some_body: best rye in town",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1810000000000000103"
     ]
    }
   },
   "retweeted": false,
   "entities": {
    "user_mentions": [],
    "urls": []
   },
   "favorite_count": "2",
   "id_str": "1810000000000000103",
   "id": "1810000000000000103",
   "retweet_count": "0",
   "created_at": "Sat Jul 04 09:00:00 +0000 2026",
   "full_text": "@some_body until noon",
   "lang": "en",
   "in_reply_to_status_id_str": "1810000000000000099",
   "in_reply_to_user_id_str": "77",
   "in_reply_to_screen_name": "some_body"
  }
 }
]
