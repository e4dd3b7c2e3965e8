window.__THAR_CONFIG = {
 "userInfo": {
  "accountId": "4242",
  "userName": "acme_bakery",
  "displayName": "Acme Bakery"
 },
 "archiveInfo": {
  "sizeBytes": "9000",
  "generationDate": "2026-07-06T07:00:00.000Z",
  "isPartialArchive": false,
  "maxPartSizeBytes": "53687091200"
 },
 "dataTypes": {
  "tweets": {
   "files": [
    {
     "fileName": "data/tweets.js",
     "globalName": "YTD.tweets.part0",
     "count": "3"
    }
   ]
  }
 }
}
