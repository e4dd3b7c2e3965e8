window.YTD.account.part0 = [
 {
  "account": {
   "email": "social@acme.example",
   "createdVia": "web",
   "username": "acme_bakery",
   "accountId": "4242",
   "createdAt": "2014-05-01T09:00:00.000Z",
   "accountDisplayName": "Acme Bakery"
  }
 }
]
