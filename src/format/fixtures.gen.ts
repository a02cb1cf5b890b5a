// Generated from fixtures/*.json by `npm run generate`; do not edit.
/** The fixtures that come with the package: JSON by name. */
export const FIXTURES: Readonly<Record<'default' | 'empty', string>> = {
  default: `{
  "formatVersion": 1,
  "vendors": {
    "thg": {
      "customers": [
        {"number":"38779254","email":"jane.doe@example.com","password":"password123","fullName":"Jane Doe","phoneNumber":"+44 7700 900123","dateOfBirth":"1990-04-12","locked":false,"referralCode":"JANE-R1T","referralCount":2,"marketing":{"EMAIL":true,"SMS":false},"socialLinks":[{"socialLinkId":"11205BD1-0977-4EBA-B6C8-A296FF3DF35E","provider":"google","username":"jane.doe@example.com","status":"LINKED"},{"socialLinkId":"7C0E2F64-51D8-4B0B-9A3C-0F5B7D1E8A42","provider":"facebook","username":null,"status":"PENDING"}],"createdAt":1614589200000},
        {"number":"38779311","email":"john.roe@example.com","password":"password123","fullName":"John Roe","phoneNumber":null,"dateOfBirth":null,"locked":false,"referralCode":"JOHN-R2K","referralCount":0,"marketing":{"EMAIL":false,"SMS":null},"socialLinks":[],"createdAt":1657909800000}
      ],
      "sessions": [
        {"token":"thg-jane","customer":"38779254","createdAt":1764576000000,"expiresAt":null},
        {"token":"thg-john","customer":"38779311","createdAt":1764576000000,"expiresAt":null}
      ],
      "passwordResets": [],
      "productVariants": [
        {"sku":10530743,"title":"Impact Whey Protein 1kg - Vanilla","inStock":true},
        {"sku":10530744,"title":"Impact Whey Protein 1kg - Chocolate Smooth","inStock":true},
        {"sku":10530943,"title":"Impact Whey Protein 2.5kg - Strawberry Cream","inStock":true},
        {"sku":11140463,"title":"Creatine Monohydrate Powder 500g - Unflavoured","inStock":true},
        {"sku":10529701,"title":"Omega-3 Capsules - 250 Capsules","inStock":true},
        {"sku":10637291,"title":"Essential BCAA 2:1:1 Powder 500g - Berry Blast","inStock":false},
        {"sku":12081395,"title":"Layered Protein Bar 12 x 60g - Triple Chocolate","inStock":true},
        {"sku":11353538,"title":"Metal Shaker 750ml - Black","inStock":true}
      ],
      "orders": [
        {"orderNumber":"95726695","customer":"38779254","status":"DISPATCHED","createdAt":1763633700000,"dispatchedAt":1763730900000,"products":[{"sku":10530743,"quantity":2},{"sku":11140463,"quantity":1},{"sku":11353538,"quantity":1}]},
        {"orderNumber":"95731208","customer":"38779254","status":"PROCESSING","createdAt":1766086920000,"dispatchedAt":null,"products":[{"sku":10530943,"quantity":1},{"sku":12081395,"quantity":3}]},
        {"orderNumber":"95744310","customer":"38779254","status":"ORDER_PLACED","createdAt":1766991900000,"dispatchedAt":null,"products":[{"sku":10529701,"quantity":2}]},
        {"orderNumber":"95702114","customer":"38779254","status":"DISPATCHED","createdAt":1759406400000,"dispatchedAt":1759503600000,"products":[{"sku":10530744,"quantity":1},{"sku":10637291,"quantity":2}]},
        {"orderNumber":"95690377","customer":"38779254","status":"CANCELLED","createdAt":1755188400000,"dispatchedAt":null,"products":[{"sku":11353538,"quantity":2}]},
        {"orderNumber":"95688120","customer":"38779254","status":"DISPATCHED","createdAt":1753864200000,"dispatchedAt":1753961400000,"products":[{"sku":10530743,"quantity":1},{"sku":10012345,"quantity":1}]},
        {"orderNumber":"95671952","customer":"38779254","status":"PAYMENT_PROBLEM","createdAt":1766869800000,"dispatchedAt":null,"products":[{"sku":11140463,"quantity":2}]},
        {"orderNumber":"95660048","customer":"38779254","status":"DISPATCHED","createdAt":1746971100000,"dispatchedAt":1747068300000,"products":[{"sku":12081395,"quantity":1}]},
        {"orderNumber":"95651276","customer":"38779254","status":"DISPATCHED","createdAt":1742635500000,"dispatchedAt":1742732700000,"products":[{"sku":10530943,"quantity":1},{"sku":10529701,"quantity":1}]},
        {"orderNumber":"95640933","customer":"38779254","status":"DISPATCHED","createdAt":1736442000000,"dispatchedAt":1736539200000,"products":[{"sku":11140463,"quantity":1}]},
        {"orderNumber":"95622801","customer":"38779254","status":"CANCELLED","createdAt":1732863300000,"dispatchedAt":null,"products":[{"sku":10530744,"quantity":4}]},
        {"orderNumber":"152050629","customer":"38779254","status":"ORDER_PLACED","createdAt":1767133800000,"dispatchedAt":null,"products":[{"sku":12081395,"quantity":2},{"sku":11353538,"quantity":1}]},
        {"orderNumber":"95733977","customer":"38779311","status":"DISPATCHED","createdAt":1765375200000,"dispatchedAt":1765472400000,"products":[{"sku":10530743,"quantity":1},{"sku":12081395,"quantity":1}]},
        {"orderNumber":"95739402","customer":"38779311","status":"PROCESSING","createdAt":1766912400000,"dispatchedAt":null,"products":[{"sku":11140463,"quantity":1}]}
      ],
      "discussions": [
        {"id":"13120418","customer":"38779254","category":"PRODUCT_INFORMATION","status":"COMPLETED","read":true,"createdAt":1738576800000,"updatedAt":1738588020000,"selection":null},
        {"id":"13131204","customer":"38779254","category":"OFFERS_AND_PROMOTIONS","status":"COMPLETED","read":true,"createdAt":1747042200000,"updatedAt":1747064640000,"selection":null},
        {"id":"13137760","customer":"38779254","category":"RETURNS_AND_REFUNDS","status":"COMPLETED","read":true,"createdAt":1755244800000,"updatedAt":1755256020000,"selection":{"orderNumber":"95690377","skus":[]}},
        {"id":"13141092","customer":"38779254","category":"PAYMENT","status":"COMPLETED","read":false,"createdAt":1757447100000,"updatedAt":1757458320000,"selection":null},
        {"id":"13146653","customer":"38779254","category":"DELIVERY_PROBLEM","status":"COMPLETED","read":true,"createdAt":1759735200000,"updatedAt":1759858620000,"selection":{"orderNumber":"95702114","skus":[10530744,10637291]}},
        {"id":"13150218","customer":"38779254","category":"STOCK_AVAILABILITY","status":"PENDING","read":true,"createdAt":1762085400000,"updatedAt":1762096620000,"selection":null},
        {"id":"13155541","customer":"38779254","category":"NUTRITIONAL_ADVICE","status":"IN_PROGRESS","read":true,"createdAt":1763488800000,"updatedAt":1763488800000,"selection":null},
        {"id":"13158230","customer":"38779311","category":"WHERE_IS_MY_ORDER","status":"COMPLETED","read":false,"createdAt":1765616400000,"updatedAt":1765627620000,"selection":{"orderNumber":"95733977","skus":[]}},
        {"id":"13160087","customer":"38779254","category":"PROBLEM_WITH_MY_ORDER","status":"IN_PROGRESS","read":true,"createdAt":1764154800000,"updatedAt":1764154800000,"selection":{"orderNumber":"95726695","skus":[11353538]}},
        {"id":"13166320","customer":"38779254","category":"WHERE_IS_MY_ORDER","status":"OUTSTANDING","read":true,"createdAt":1766248800000,"updatedAt":1766248800000,"selection":{"orderNumber":"95731208","skus":[10530943,12081395]}},
        {"id":"13168842","customer":"38779311","category":"CANCELLATION","status":"OUTSTANDING","read":true,"createdAt":1766913000000,"updatedAt":1766913000000,"selection":{"orderNumber":"95739402","skus":[11140463]}},
        {"id":"13172905","customer":"38779254","category":"CHECKOUT","status":"OUTSTANDING","read":true,"createdAt":1766870400000,"updatedAt":1766870400000,"selection":{"orderNumber":"95671952","skus":[]}},
        {"id":"13176114","customer":"38779254","category":"FREE_GIFT","status":"PENDING","read":false,"createdAt":1766916300000,"updatedAt":1766927520000,"selection":{"orderNumber":"95726695","skus":[]}},
        {"id":"13183370","customer":"38779254","category":"WEBSITE_ISSUES","status":"COMPLETED","read":false,"createdAt":1766997000000,"updatedAt":1767008220000,"selection":null}
      ],
      "messages": [
        {"id":"35090011","discussionId":"13120418","type":"QUERY","message":"Is the vanilla flavour suitable for vegetarians?","createdAt":1738576800000,"attachmentToken":null},
        {"id":"35090022","discussionId":"13120418","type":"RESPONSE","message":"Hi Jane, yes, it is suitable for vegetarians.","createdAt":1738588020000,"attachmentToken":null},
        {"id":"35090044","discussionId":"13131204","type":"QUERY","message":"My discount code was not applied.","createdAt":1747042200000,"attachmentToken":null},
        {"id":"35090055","discussionId":"13131204","type":"RESPONSE","message":"Sorry about that, we have refunded the difference.","createdAt":1747053420000,"attachmentToken":null},
        {"id":"35090066","discussionId":"13131204","type":"QUERY","message":"Thank you!","createdAt":1747064640000,"attachmentToken":null},
        {"id":"35090077","discussionId":"13137760","type":"QUERY","message":"When will I get my money back?","createdAt":1755244800000,"attachmentToken":null},
        {"id":"35090088","discussionId":"13137760","type":"RESPONSE","message":"The refund was issued today. Please allow 3 to 5 days.","createdAt":1755256020000,"attachmentToken":null},
        {"id":"35090099","discussionId":"13141092","type":"QUERY","message":"Can I pay with a gift card and a credit card together?","createdAt":1757447100000,"attachmentToken":null},
        {"id":"35090110","discussionId":"13141092","type":"RESPONSE","message":"Not at the moment, but you can pay with one of them.","createdAt":1757458320000,"attachmentToken":null},
        {"id":"35090121","discussionId":"13146653","type":"QUERY","message":"My parcel is marked as delivered but is not here.","createdAt":1759735200000,"attachmentToken":null},
        {"id":"35090132","discussionId":"13146653","type":"RESPONSE","message":"Sorry to hear that. Could you check with your neighbours?","createdAt":1759746420000,"attachmentToken":null},
        {"id":"35090143","discussionId":"13146653","type":"QUERY","message":"I did. Nobody has it.","createdAt":1759757640000,"attachmentToken":null},
        {"id":"35090154","discussionId":"13146653","type":"RESPONSE","message":"Thank you. Is there a safe place where it could have been left?","createdAt":1759768860000,"attachmentToken":null},
        {"id":"35090165","discussionId":"13146653","type":"QUERY","message":"Only the porch, and it is not there.","createdAt":1759780080000,"attachmentToken":null},
        {"id":"35090176","discussionId":"13146653","type":"RESPONSE","message":"We have asked the courier for a photo.","createdAt":1759791300000,"attachmentToken":null},
        {"id":"35090187","discussionId":"13146653","type":"QUERY","message":"Any news?","createdAt":1759802520000,"attachmentToken":null},
        {"id":"35090198","discussionId":"13146653","type":"RESPONSE","message":"The photo shows another door. We will send it again.","createdAt":1759813740000,"attachmentToken":null},
        {"id":"35090209","discussionId":"13146653","type":"QUERY","message":"Great, to the same address please.","createdAt":1759824960000,"attachmentToken":null},
        {"id":"35090220","discussionId":"13146653","type":"RESPONSE","message":"It is on its way.","createdAt":1759836180000,"attachmentToken":null},
        {"id":"35090231","discussionId":"13146653","type":"QUERY","message":"It has arrived, thanks!","createdAt":1759847400000,"attachmentToken":null},
        {"id":"35090242","discussionId":"13146653","type":"RESPONSE","message":"Glad to hear that. Have a nice day!","createdAt":1759858620000,"attachmentToken":null},
        {"id":"35090253","discussionId":"13150218","type":"QUERY","message":"When will Berry Blast be back?","createdAt":1762085400000,"attachmentToken":null},
        {"id":"35090264","discussionId":"13150218","type":"RESPONSE","message":"We have asked our buyers and will come back to you.","createdAt":1762096620000,"attachmentToken":null},
        {"id":"35090275","discussionId":"13155541","type":"QUERY","message":"How much creatine should I take a day?","createdAt":1763488800000,"attachmentToken":null},
        {"id":"35090286","discussionId":"13160087","type":"QUERY","message":"The shaker in my order is dented. A photo is attached.","createdAt":1764154800000,"attachmentToken":"eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ"},
        {"id":"35090297","discussionId":"13166320","type":"QUERY","message":"Where is my order? The tracking page shows nothing.","createdAt":1766248800000,"attachmentToken":null},
        {"id":"35090308","discussionId":"13172905","type":"QUERY","message":"The checkout says that my payment failed.","createdAt":1766870400000,"attachmentToken":null},
        {"id":"35090319","discussionId":"13183370","type":"QUERY","message":"Hi, I cannot log in on site, please help.","createdAt":1766997000000,"attachmentToken":null},
        {"id":"35090330","discussionId":"13176114","type":"QUERY","message":"The free gift was not in the parcel.","createdAt":1766916300000,"attachmentToken":null},
        {"id":"35090341","discussionId":"13176114","type":"RESPONSE","message":"We are checking that with the warehouse.","createdAt":1766927520000,"attachmentToken":null},
        {"id":"35090352","discussionId":"13168842","type":"QUERY","message":"Please cancel my order.","createdAt":1766913000000,"attachmentToken":null},
        {"id":"35090363","discussionId":"13158230","type":"QUERY","message":"Where is my parcel?","createdAt":1765616400000,"attachmentToken":null},
        {"id":"35090374","discussionId":"13158230","type":"RESPONSE","message":"It will arrive today.","createdAt":1765627620000,"attachmentToken":null},
        {"id":"35100000","discussionId":"13183370","type":"RESPONSE","message":"Hi Jane, please clear the cookies of your browser and try again.","createdAt":1767008220000,"attachmentToken":null}
      ],
      "uploadTokens": [
        {"token":"145D6BC5-E617-454F-BFB2-MUM19BBC160F","customer":"38779254","expiresAt":null}
      ],
      "attachments": [
        {"token":"eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ","customer":"38779254","filename":"e6ac8e98-5ec7-44db-b303-5c5e48c4710f.jpeg","mimeType":"image/jpeg","size":134,"uploadedAt":1764154740000,"content":"/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="}
      ]
    },
    "marketplacer": {
      "sellers": [
        {"id":"U2VsbGVyLTc4","legacyId":78,"businessName":"Acme Outdoor Supplies","legalBusinessName":"Acme Supplies Pty Ltd","businessNumber":"51000617682","emailAddress":"hello@acmeoutdoorsupplies.example.com","phone":"04055100078","accountType":"RETAILER","online":true,"slaRating":4.6,"primaryUserId":"VXNlci05MDA=","createdAt":1614650400000,"updatedAt":1762227000000},
        {"id":"U2VsbGVyLTEwNA==","legacyId":104,"businessName":"Bayside Bikes","legalBusinessName":"Bayside Cycling Group Pty Ltd","businessNumber":"51000823576","emailAddress":"hello@baysidebikes.example.com","phone":"04055100104","accountType":"RETAILER","online":true,"slaRating":4.1,"primaryUserId":"VXNlci05MDE=","createdAt":1621389600000,"updatedAt":1761017400000},
        {"id":"U2VsbGVyLTEzMQ==","legacyId":131,"businessName":"Coffee Collective","legalBusinessName":"CC Roasters LLC","businessNumber":"51001037389","emailAddress":"hello@coffeecollective.example.com","phone":"04055100131","accountType":"RETAILER","online":true,"slaRating":4.9,"primaryUserId":"VXNlci05MDI=","createdAt":1625709600000,"updatedAt":1764646200000},
        {"id":"U2VsbGVyLTE1Mg==","legacyId":152,"businessName":"Dorothy & Co","legalBusinessName":"Dorothy Homewares Pty Ltd","businessNumber":"51001203688","emailAddress":"hello@dorothyco.example.com","phone":"04055100152","accountType":"RETAILER","online":true,"slaRating":3.8,"primaryUserId":"VXNlci05MDM=","createdAt":1632967200000,"updatedAt":1757820600000},
        {"id":"U2VsbGVyLTE2Nw==","legacyId":167,"businessName":"Elm Street Books","legalBusinessName":"Elm Street Books Inc","businessNumber":"51001322473","emailAddress":"hello@elmstreetbooks.example.com","phone":"04055100167","accountType":"RETAILER","online":true,"slaRating":4.4,"primaryUserId":"VXNlci05MDQ=","createdAt":1636596000000,"updatedAt":1756265400000},
        {"id":"U2VsbGVyLTIwMw==","legacyId":203,"businessName":"Fjord Knitwear","legalBusinessName":"Fjord Knitwear AS","businessNumber":"51001607557","emailAddress":"hello@fjordknitwear.example.com","phone":"04055100203","accountType":"RETAILER","online":true,"slaRating":4,"primaryUserId":"VXNlci05MDU=","createdAt":1642384800000,"updatedAt":1765423800000},
        {"id":"U2VsbGVyLTIxOQ==","legacyId":219,"businessName":"Green Thumb Nursery","legalBusinessName":"GTN Holdings Pty Ltd","businessNumber":"51001734261","emailAddress":"hello@greenthumbnursery.example.com","phone":"04055100219","accountType":"RETAILER","online":true,"slaRating":null,"primaryUserId":"VXNlci05MDY=","createdAt":1645581600000,"updatedAt":1753846200000},
        {"id":"U2VsbGVyLTI0OA==","legacyId":248,"businessName":"Harbour Candles","legalBusinessName":"Harbour Candle Company Pty Ltd","businessNumber":"51001963912","emailAddress":"hello@harbourcandles.example.com","phone":"04055100248","accountType":"RETAILER","online":false,"slaRating":3.2,"primaryUserId":"VXNlci05MDc=","createdAt":1649124000000,"updatedAt":1750217400000},
        {"id":"U2VsbGVyLTI2Ng==","legacyId":266,"businessName":"Iron & Oak Furniture","legalBusinessName":"Iron and Oak Pty Ltd","businessNumber":"51002106454","emailAddress":"hello@ironoakfurniture.example.com","phone":"04055100266","accountType":"RETAILER","online":true,"slaRating":4.3,"primaryUserId":"VXNlci05MDg=","createdAt":1655172000000,"updatedAt":1763523000000},
        {"id":"U2VsbGVyLTMwMQ==","legacyId":301,"businessName":"Juniper Skincare","legalBusinessName":"Juniper Beauty LLC","businessNumber":"51002383619","emailAddress":"hello@juniperskincare.example.com","phone":"04055100301","accountType":"RETAILER","online":true,"slaRating":4.7,"primaryUserId":"VXNlci05MDk=","createdAt":1659319200000,"updatedAt":1765855800000},
        {"id":"U2VsbGVyLTMxNw==","legacyId":317,"businessName":"Kite & Key Toys","legalBusinessName":"Kite and Key Toys Inc","businessNumber":"51002510323","emailAddress":"hello@kitekeytoys.example.com","phone":"04055100317","accountType":"RETAILER","online":true,"slaRating":4.2,"primaryUserId":"VXNlci05MTA=","createdAt":1664157600000,"updatedAt":1759894200000},
        {"id":"U2VsbGVyLTM0MA==","legacyId":340,"businessName":"Lantern Camping","legalBusinessName":"Lantern Outdoor Pty Ltd","businessNumber":"51002692460","emailAddress":"hello@lanterncamping.example.com","phone":"04055100340","accountType":"RETAILER","online":true,"slaRating":3.9,"primaryUserId":"VXNlci05MTE=","createdAt":1667786400000,"updatedAt":1764300600000},
        {"id":"U2VsbGVyLTM1NQ==","legacyId":355,"businessName":"Maple Audio","legalBusinessName":"Maple Audio Systems Inc","businessNumber":"51002811245","emailAddress":"hello@mapleaudio.example.com","phone":"04055100355","accountType":"RETAILER","online":true,"slaRating":4.5,"primaryUserId":"VXNlci05MTI=","createdAt":1671415200000,"updatedAt":1756783800000},
        {"id":"U2VsbGVyLTM4OQ==","legacyId":389,"businessName":"Northside Pets","legalBusinessName":"Northside Pet Supplies Pty Ltd","businessNumber":"51003080491","emailAddress":"hello@northsidepets.example.com","phone":"04055100389","accountType":"RETAILER","online":true,"slaRating":4.8,"primaryUserId":"VXNlci05MTM=","createdAt":1676253600000,"updatedAt":1766201400000},
        {"id":"U2VsbGVyLTQwMg==","legacyId":402,"businessName":"Otter & Pine","legalBusinessName":"Otter and Pine Ltd","businessNumber":"51003183438","emailAddress":"hello@otterpine.example.com","phone":"04055100402","accountType":"RETAILER","online":true,"slaRating":null,"primaryUserId":"VXNlci05MTQ=","createdAt":1682301600000,"updatedAt":1754710200000},
        {"id":"U2VsbGVyLTQyOA==","legacyId":428,"businessName":"Phone Repair Hub","legalBusinessName":"PRH Electronics Pty Ltd","businessNumber":"51003389332","emailAddress":"hello@phonerepairhub.example.com","phone":"04055100428","accountType":"RETAILER","online":true,"slaRating":3.6,"primaryUserId":"VXNlci05MTU=","createdAt":1686016800000,"updatedAt":1761795000000},
        {"id":"U2VsbGVyLTQ1MQ==","legacyId":451,"businessName":"Quill Stationery","legalBusinessName":"Quill Paper Goods Inc","businessNumber":"51003571469","emailAddress":"hello@quillstationery.example.com","phone":"04055100451","accountType":"RETAILER","online":true,"slaRating":4.4,"primaryUserId":"VXNlci05MTY=","createdAt":1690768800000,"updatedAt":1762918200000},
        {"id":"U2VsbGVyLTQ3Nw==","legacyId":477,"businessName":"Rosella Jewellery","legalBusinessName":"Rosella Fine Jewellery Pty Ltd","businessNumber":"51003777363","emailAddress":"hello@rosellajewellery.example.com","phone":"04055100477","accountType":"RETAILER","online":true,"slaRating":4.9,"primaryUserId":"VXNlci05MTc=","createdAt":1695002400000,"updatedAt":1764905400000},
        {"id":"U2VsbGVyLTUxMg==","legacyId":512,"businessName":"Saltwater Surf","legalBusinessName":"Saltwater Surf Shop Pty Ltd","businessNumber":"51004054528","emailAddress":"hello@saltwatersurf.example.com","phone":"04055100512","accountType":"RETAILER","online":true,"slaRating":4,"primaryUserId":"VXNlci05MTg=","createdAt":1700445600000,"updatedAt":1758771000000},
        {"id":"U2VsbGVyLTU2MA==","legacyId":560,"businessName":"Terrace Wines","legalBusinessName":"Terrace Wine Merchants Pty Ltd","businessNumber":"51004434640","emailAddress":"hello@terracewines.example.com","phone":"04055100560","accountType":"RETAILER","online":true,"slaRating":4.6,"primaryUserId":"VXNlci05MTk=","createdAt":1706493600000,"updatedAt":1766028600000},
        {"id":"U2VsbGVyLTU5OA==","legacyId":598,"businessName":"Urban Sole","legalBusinessName":"Urban Sole Footwear LLC","businessNumber":"51004735562","emailAddress":"hello@urbansole.example.com","phone":"04055100598","accountType":"RETAILER","online":true,"slaRating":3.7,"primaryUserId":"VXNlci05MjA=","createdAt":1713146400000,"updatedAt":1760412600000},
        {"id":"U2VsbGVyLTYzMw==","legacyId":633,"businessName":"Velvet Petal Florist","legalBusinessName":"Velvet Petal Pty Ltd","businessNumber":"51005012727","emailAddress":"hello@velvetpetalflorist.example.com","phone":"04055100633","accountType":"PROSPECTIVE","online":true,"slaRating":null,"primaryUserId":"VXNlci05MjE=","createdAt":1756692000000,"updatedAt":1756697400000},
        {"id":"U2VsbGVyLTY1NQ==","legacyId":655,"businessName":"Willow Baby","legalBusinessName":"Willow Baby Products Pty Ltd","businessNumber":"51005186945","emailAddress":"hello@willowbaby.example.com","phone":"04055100655","accountType":"PROSPECTIVE","online":true,"slaRating":null,"primaryUserId":"VXNlci05MjI=","createdAt":1760925600000,"updatedAt":1761967800000},
        {"id":"U2VsbGVyLTY3MQ==","legacyId":671,"businessName":"Yarra Tools","legalBusinessName":"Yarra Trade Tools Pty Ltd","businessNumber":"51005313649","emailAddress":"hello@yarratools.example.com","phone":"04055100671","accountType":"PROSPECTIVE","online":true,"slaRating":null,"primaryUserId":"VXNlci05MjM=","createdAt":1764554400000,"updatedAt":1764559800000},
        {"id":"U2VsbGVyLTY5MA==","legacyId":690,"businessName":"Zoe Martin","legalBusinessName":"Zoe Martin","businessNumber":"51005464110","emailAddress":"hello@zoemartin.example.com","phone":"04055100690","accountType":"PRIVATE","online":true,"slaRating":null,"primaryUserId":"VXNlci05MjQ=","createdAt":1723428000000,"updatedAt":1746502200000},
        {"id":"U2VsbGVyLTcwMg==","legacyId":702,"businessName":"Leo Haddad","legalBusinessName":"Leo Haddad","businessNumber":"51005559138","emailAddress":"hello@leohaddad.example.com","phone":"04055100702","accountType":"PRIVATE","online":true,"slaRating":null,"primaryUserId":"VXNlci05MjU=","createdAt":1738548000000,"updatedAt":1744860600000},
        {"id":"U2VsbGVyLTY2MDExOQ==","legacyId":660119,"businessName":"Cell Phones 4U","legalBusinessName":"Audrey Zapp Wireless LLC","businessNumber":"1234","emailAddress":"hello@cellphones4u.example.com","phone":"04055100000","accountType":"RETAILER","online":true,"slaRating":4.5,"primaryUserId":"VXNlci05MjY=","createdAt":1647828000000,"updatedAt":1766892600000}
      ],
      "deletedSellers": [
        {"id":"U2VsbGVyLTI4OQ==","legacyId":289,"updatedAt":1755228600000}
      ],
      "users": [
        {"id":"VXNlci05MDA=","legacyId":900,"sellerId":"U2VsbGVyLTc4","firstName":"Wendy","surname":"Acton","emailAddress":"wendy@acmeoutdoorsupplies.example.com"},
        {"id":"VXNlci05MDE=","legacyId":901,"sellerId":"U2VsbGVyLTEwNA==","firstName":"Tom","surname":"Hale","emailAddress":"tom@baysidebikes.example.com"},
        {"id":"VXNlci05MDI=","legacyId":902,"sellerId":"U2VsbGVyLTEzMQ==","firstName":"Ines","surname":"Duarte","emailAddress":"ines@coffeecollective.example.com"},
        {"id":"VXNlci05MDM=","legacyId":903,"sellerId":"U2VsbGVyLTE1Mg==","firstName":"Dorothy","surname":"Lim","emailAddress":"dorothy@dorothyco.example.com"},
        {"id":"VXNlci05MDQ=","legacyId":904,"sellerId":"U2VsbGVyLTE2Nw==","firstName":"Ravi","surname":"Menon","emailAddress":"ravi@elmstreetbooks.example.com"},
        {"id":"VXNlci05MDU=","legacyId":905,"sellerId":"U2VsbGVyLTIwMw==","firstName":"Kari","surname":"Nilsen","emailAddress":"kari@fjordknitwear.example.com"},
        {"id":"VXNlci05MDY=","legacyId":906,"sellerId":"U2VsbGVyLTIxOQ==","firstName":"Paul","surname":"Greaves","emailAddress":"paul@greenthumbnursery.example.com"},
        {"id":"VXNlci05MDc=","legacyId":907,"sellerId":"U2VsbGVyLTI0OA==","firstName":"Mia","surname":"Torres","emailAddress":"mia@harbourcandles.example.com"},
        {"id":"VXNlci05MDg=","legacyId":908,"sellerId":"U2VsbGVyLTI2Ng==","firstName":"Sean","surname":"Doyle","emailAddress":"sean@ironoakfurniture.example.com"},
        {"id":"VXNlci05MDk=","legacyId":909,"sellerId":"U2VsbGVyLTMwMQ==","firstName":"Amara","surname":"Obi","emailAddress":"amara@juniperskincare.example.com"},
        {"id":"VXNlci05MTA=","legacyId":910,"sellerId":"U2VsbGVyLTMxNw==","firstName":"Josh","surname":"Feldman","emailAddress":"josh@kitekeytoys.example.com"},
        {"id":"VXNlci05MTE=","legacyId":911,"sellerId":"U2VsbGVyLTM0MA==","firstName":"Ella","surname":"Brandt","emailAddress":"ella@lanterncamping.example.com"},
        {"id":"VXNlci05MTI=","legacyId":912,"sellerId":"U2VsbGVyLTM1NQ==","firstName":"Guy","surname":"Tremblay","emailAddress":"guy@mapleaudio.example.com"},
        {"id":"VXNlci05MTM=","legacyId":913,"sellerId":"U2VsbGVyLTM4OQ==","firstName":"Lucy","surname":"Chan","emailAddress":"lucy@northsidepets.example.com"},
        {"id":"VXNlci05MTQ=","legacyId":914,"sellerId":"U2VsbGVyLTQwMg==","firstName":"Will","surname":"Parsons","emailAddress":"will@otterpine.example.com"},
        {"id":"VXNlci05MTU=","legacyId":915,"sellerId":"U2VsbGVyLTQyOA==","firstName":"Arjun","surname":"Nair","emailAddress":"arjun@phonerepairhub.example.com"},
        {"id":"VXNlci05MTY=","legacyId":916,"sellerId":"U2VsbGVyLTQ1MQ==","firstName":"Beth","surname":"Quigley","emailAddress":"beth@quillstationery.example.com"},
        {"id":"VXNlci05MTc=","legacyId":917,"sellerId":"U2VsbGVyLTQ3Nw==","firstName":"Nadia","surname":"Rossi","emailAddress":"nadia@rosellajewellery.example.com"},
        {"id":"VXNlci05MTg=","legacyId":918,"sellerId":"U2VsbGVyLTUxMg==","firstName":"Kai","surname":"Mitchell","emailAddress":"kai@saltwatersurf.example.com"},
        {"id":"VXNlci05MTk=","legacyId":919,"sellerId":"U2VsbGVyLTU2MA==","firstName":"Claire","surname":"Dubois","emailAddress":"claire@terracewines.example.com"},
        {"id":"VXNlci05MjA=","legacyId":920,"sellerId":"U2VsbGVyLTU5OA==","firstName":"Marcus","surname":"Webb","emailAddress":"marcus@urbansole.example.com"},
        {"id":"VXNlci05MjE=","legacyId":921,"sellerId":"U2VsbGVyLTYzMw==","firstName":"Hana","surname":"Sato","emailAddress":"hana@velvetpetalflorist.example.com"},
        {"id":"VXNlci05MjI=","legacyId":922,"sellerId":"U2VsbGVyLTY1NQ==","firstName":"Grace","surname":"Okafor","emailAddress":"grace@willowbaby.example.com"},
        {"id":"VXNlci05MjM=","legacyId":923,"sellerId":"U2VsbGVyLTY3MQ==","firstName":"Dean","surname":"Popov","emailAddress":"dean@yarratools.example.com"},
        {"id":"VXNlci05MjQ=","legacyId":924,"sellerId":"U2VsbGVyLTY5MA==","firstName":"Zoe","surname":"Martin","emailAddress":"zoe@zoemartin.example.com"},
        {"id":"VXNlci05MjU=","legacyId":925,"sellerId":"U2VsbGVyLTcwMg==","firstName":"Leo","surname":"Haddad","emailAddress":"leo@leohaddad.example.com"},
        {"id":"VXNlci05MjY=","legacyId":926,"sellerId":"U2VsbGVyLTY2MDExOQ==","firstName":"Jordan","surname":"Blake","emailAddress":"jordan@cellphones4u.example.com"},
        {"id":"VXNlci05Mjc=","legacyId":927,"sellerId":"U2VsbGVyLTY2MDExOQ==","firstName":"Priya","surname":"Raman","emailAddress":"priya@cellphones4u.example.com"}
      ],
      "admins": [
        {"id":"QWRtaW4tMTE=","legacyId":11,"name":"Operator Support","emailAddress":"support@bestfriendbazaar.example.com"},
        {"id":"QWRtaW4tMTI=","legacyId":12,"name":"Morgan Ellis","emailAddress":"morgan@bestfriendbazaar.example.com"}
      ],
      "apiKeys": [
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQx","legacyId":41,"key":"mp-operator","sellerId":null,"description":"Customer support tools","organization":"Best Friend Bazaar","createdAt":1707095700000,"createdByType":"Admin","createdById":11},
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQy","legacyId":42,"key":"mp-seller-660119","sellerId":"U2VsbGVyLTY2MDExOQ==","description":"Order desk integration","organization":"Cell Phones 4U","createdAt":1710119700000,"createdByType":"User","createdById":926},
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQz","legacyId":43,"key":"mp-seller-78","sellerId":"U2VsbGVyLTc4","description":"Warehouse integration","organization":"Acme Outdoor Supplies","createdAt":1716772500000,"createdByType":"User","createdById":900}
      ],
      "messages": [
        {"id":"Q2hhdE1lc3NhZ2UtNDgxODg=","legacyId":48188,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Hi Northside Pets, the holiday shipping cut-offs are live in your portal.","createdAt":1764713050000,"readAt":1764715200000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxODk=","legacyId":48189,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"Thanks, we will update our product pages today.","createdAt":1764715292000,"readAt":1764716460000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTA=","legacyId":48190,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"Is express still guaranteed for orders before 20 December?","createdAt":1764810725000,"readAt":1764811800000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTE=","legacyId":48191,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Yes, for metro addresses.","createdAt":1764811907000,"readAt":1764813900000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTI=","legacyId":48192,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"Good. And regional ones?","createdAt":1764813980000,"readAt":1764814200000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTM=","legacyId":48193,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Regional orders need to leave by 16 December.","createdAt":1764814260000,"readAt":1764814500000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTQ=","legacyId":48194,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Order 88012 has been waiting for dispatch for three days. Can you have a look?","createdAt":1765254041000,"readAt":1765256100000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTU=","legacyId":48195,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"The bed is back in stock tomorrow, we will ship it first thing.","createdAt":1765256293000,"readAt":1765257600000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTY=","legacyId":48196,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"Order 88012 is on its way.","createdAt":1765327449000,"readAt":1765328520000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTc=","legacyId":48197,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Great, thank you.","createdAt":1765328631000,"readAt":1765335600000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTg=","legacyId":48198,"sellerId":"U2VsbGVyLTEzMQ==","sentByType":"Admin","message":"Welcome back! Your new catalogue has been reviewed.","createdAt":1765509000000,"readAt":1765512000000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgxOTk=","legacyId":48199,"sellerId":"U2VsbGVyLTEzMQ==","sentByType":"User","message":"Lovely, we will publish it on Monday.","createdAt":1765512150000,"readAt":1765513800000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDA=","legacyId":48200,"sellerId":"U2VsbGVyLTMwMQ==","sentByType":"User","message":"Can we add ingredients to the listing template?","createdAt":1765842318000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDE=","legacyId":48201,"sellerId":"U2VsbGVyLTU2MA==","sentByType":"Admin","message":"Please confirm your age-check settings before the weekend.","createdAt":1765851655000,"readAt":1765854000000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDI=","legacyId":48202,"sellerId":"U2VsbGVyLTU2MA==","sentByType":"User","message":"Confirmed.","createdAt":1765854251000,"readAt":1765855200000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDM=","legacyId":48203,"sellerId":"U2VsbGVyLTI2Ng==","sentByType":"Admin","message":"A shopper asks whether the oak table can be delivered upstairs.","createdAt":1765933200000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDQ=","legacyId":48204,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"Admin","message":"Your December promotion was approved.","createdAt":1766034936000,"readAt":1766037600000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDU=","legacyId":48205,"sellerId":"U2VsbGVyLTM4OQ==","sentByType":"User","message":"Perfect timing, thanks!","createdAt":1766037722000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDY=","legacyId":48206,"sellerId":"U2VsbGVyLTc4","sentByType":"Admin","message":"Two of your tents have no weight set, so shipping cannot be quoted.","createdAt":1766104200000,"readAt":1766106600000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDc=","legacyId":48207,"sellerId":"U2VsbGVyLTc4","sentByType":"User","message":"Fixed both, please check again.","createdAt":1766106764000,"readAt":1766108400000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDg=","legacyId":48208,"sellerId":"U2VsbGVyLTc4","sentByType":"Admin","message":"All good now.","createdAt":1766108469000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMDk=","legacyId":48209,"sellerId":"U2VsbGVyLTY2MDExOQ==","sentByType":"Admin","message":"Hello! We have a question about one of your shipments.","createdAt":1766955735000,"readAt":1766957400000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMTA=","legacyId":48210,"sellerId":"U2VsbGVyLTY2MDExOQ==","sentByType":"User","message":"Sure, which order is it?","createdAt":1766957500000,"readAt":1766958300000},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMTE=","legacyId":48211,"sellerId":"U2VsbGVyLTY2MDExOQ==","sentByType":"Admin","message":"Order 12301. The tracking number was not accepted by the carrier.","createdAt":1766958362000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMTI=","legacyId":48212,"sellerId":"U2VsbGVyLTY2MDExOQ==","sentByType":"User","message":"There was a digit missing, we have corrected it.","createdAt":1766966727000,"readAt":null},
        {"id":"Q2hhdE1lc3NhZ2UtNDgyMTM=","legacyId":48213,"sellerId":"U2VsbGVyLTY2MDExOQ==","sentByType":"User","message":"Also: could you raise our limit for bulk uploads?","createdAt":1766966773000,"readAt":null}
      ]
    },
    "guuru": {
      "partners": [
        {"id":"guuru-qa","isAvailable":true,"serviceAccountIsMember":true,"tokens":["guuru-partner"]},
        {"id":"guuru-other","isAvailable":true,"serviceAccountIsMember":true,"tokens":["guuru-other-partner"]}
      ],
      "users": [
        {"id":"owRNDrixHcNnPMVQUKpv2Lj5TQ82","partnerId":"guuru-qa","name":"Sophie Martin","email":"sophie.martin@example.com"},
        {"id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL","partnerId":"guuru-qa","name":"Mia","email":"mia@example.com"},
        {"id":"MAMhz0sxGmQFGZ6YuGjbXG9KkGTa","partnerId":"guuru-qa","name":"Noah","email":"noah@example.com"},
        {"id":"VYNESfjh3oLcj3rvUVT4hyQOwaSt","partnerId":"guuru-qa","name":"Lea","email":null},
        {"id":"AGOITwmeJYoCXePG6yIzJE6BucZM","partnerId":"guuru-qa","name":"Liam","email":"liam@example.com"},
        {"id":"rYgDVOsIJmXoIpuTzjqKcADcejgV","partnerId":"guuru-qa","name":"Emma","email":"emma@example.com"},
        {"id":"RTMr5f6AUfE6d3dReBOYfrDJVhWU","partnerId":"guuru-qa","name":"Luis","email":null},
        {"id":"aqxBgvrVbr93ebCdkyPtOSk4CUhF","partnerId":"guuru-qa","name":"Nina","email":"nina@example.com"},
        {"id":"BDQR7RpS30SgY9S5c712Okq0z4TP","partnerId":"guuru-qa","name":"Paul","email":"paul@example.com"},
        {"id":"OEEd8oJVZZooCMWODCVIB27GdqiF","partnerId":"guuru-qa","name":"Sara","email":null},
        {"id":"n8eTFlsO13kxRENZ1ZnWHMWwwuQq","partnerId":"guuru-qa","name":"Tim","email":"tim@example.com"},
        {"id":"KlNHwVvZB9tX9JTV3qpQJ53ug0CY","partnerId":"guuru-qa","name":"Ava","email":"ava@example.com"},
        {"id":"r7K5LCPFuxuRfWe1UK5cPTwDPmxI","partnerId":"guuru-qa","name":"Leo","email":null},
        {"id":"vhkbb7dSEF9znfjG4oAE51eP4cYG","partnerId":"guuru-qa","name":"Zoe","email":"zoe@example.com"},
        {"id":"iBaRIYEumHPVa1dvaeRZtJtUjvt9","partnerId":"guuru-qa","name":"Max","email":"max@example.com"},
        {"id":"B1WoRnW2hBwgaB7T96WqvneA81MY","partnerId":"guuru-other","name":"Otto","email":null}
      ],
      "experts": [
        {"id":"oDODMHeybR6wvPb5bhkJO4mQQJyc","sequence":1,"partnerId":"guuru-qa","name":"Anna Keller"},
        {"id":"uu7bsl9R0kGJPoTtuC4ROfc2r5na","sequence":2,"partnerId":"guuru-qa","name":"Ben Frei"},
        {"id":"RyFgsvf6okN1xhbtplUi2A18RoOS","sequence":3,"partnerId":"guuru-qa","name":"Carla Rossi"},
        {"id":"764kFWdBTXFqqPSa61BEhAjLiKT0","sequence":4,"partnerId":"guuru-qa","name":"David Meier"},
        {"id":"pfn3NgfYS42DGTSzPck2uzuI7DL1","sequence":5,"partnerId":"guuru-qa","name":"Elena Fontana"},
        {"id":"qCMqNvnzXfoTZIzazH9KizBCdaZ5","sequence":6,"partnerId":"guuru-qa","name":"Felix Graf"},
        {"id":"xCkCyxy0DPOYsQQopid2rXxTt6e1","sequence":7,"partnerId":"guuru-qa","name":"Giulia Bianchi"},
        {"id":"7xpNI35EqJAhUWyvBvQoAII2Wt0y","sequence":8,"partnerId":"guuru-qa","name":"Hugo Favre"},
        {"id":"yo9FOn5FMbomIONhHh3o1D8ygYQm","sequence":9,"partnerId":"guuru-qa","name":"Ines Moser"},
        {"id":"oasylaA5rhEFR6GXpSLx4L5BP3QF","sequence":10,"partnerId":"guuru-qa","name":"Jan Steiner"},
        {"id":"0ABhN5b1NrMiTwmzBaH2CZC3WCCy","sequence":11,"partnerId":"guuru-qa","name":"Katja Vogel"},
        {"id":"IkCmCUrC2eYrhEJZjvrEFebiTMEL","sequence":12,"partnerId":"guuru-qa","name":"Luca Ferrari"},
        {"id":"Fg9IFGPeZVHwFbDQY7V2UnSZGouw","sequence":13,"partnerId":"guuru-other","name":"Olga Other"}
      ],
      "personas": [
        {"id":"ab22a12e-cefd-4f67-945b-c215c42202b4","partnerId":"guuru-qa","providerId":"any-unique-agent-id-from-your-system","name":"John Doe","email":"johndoe@example.com","photoUrl":"https://cdn.guuru.com/assets/logo/robotAvatar.png"},
        {"id":"e393edb0-ad3d-432e-960d-35593485bfa6","partnerId":"guuru-qa","providerId":"agent-2","name":"Jane Roe","email":"janeroe@example.com","photoUrl":null},
        {"id":"b169e2af-3e9f-4170-8ba1-dafcc1e5e596","partnerId":"guuru-other","providerId":"any-unique-agent-id-from-your-system","name":"Other Agent","email":null,"photoUrl":null}
      ],
      "categories": [
        {"id":"3403d8fc-e8d7-4608-9d13-f478a9e5651e","name":"General"},
        {"id":"70f14785-0087-481e-87ef-685ee73e7802","name":"Accounting"},
        {"id":"dc52ee48-74d5-4c57-b4cb-323d8c152c40","name":"Banking"},
        {"id":"078451bd-96f8-4615-b70d-3af7ac0c951d","name":"Payroll accounting"}
      ],
      "chats": [
        {"id":"O2bqy2CsAaS7RBXZrhMOB","sequence":1,"partnerId":"guuru-qa","status":"pending","question":"Hello","rating":null,"createdAt":1550534056605,"closedAt":null,"userId":"owRNDrixHcNnPMVQUKpv2Lj5TQ82","categoryId":"3403d8fc-e8d7-4608-9d13-f478a9e5651e","expertId":null,"personaId":null},
        {"id":"BSxGwFTtQdLEDOdTc4bWG","sequence":2,"partnerId":"guuru-qa","status":"open","question":"How do I book a refund?","rating":null,"createdAt":1553730856605,"closedAt":null,"userId":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL","categoryId":"3403d8fc-e8d7-4608-9d13-f478a9e5651e","expertId":"guuruPublicApiServiceAccount","personaId":"ab22a12e-cefd-4f67-945b-c215c42202b4"},
        {"id":"eJOCz92jGfx-idIrWe0DD","sequence":3,"partnerId":"guuru-qa","status":"closed","question":"Can I import my bank statement?","rating":null,"createdAt":1556927668950,"closedAt":1556928078962,"userId":"MAMhz0sxGmQFGZ6YuGjbXG9KkGTa","categoryId":"70f14785-0087-481e-87ef-685ee73e7802","expertId":"uu7bsl9R0kGJPoTtuC4ROfc2r5na","personaId":null},
        {"id":"uOqQ4XsALegamEH6tylwS","sequence":4,"partnerId":"guuru-qa","status":"rated","question":"Which VAT rate applies to books?","rating":3,"createdAt":1560124481295,"closedAt":1560124891307,"userId":"VYNESfjh3oLcj3rvUVT4hyQOwaSt","categoryId":"dc52ee48-74d5-4c57-b4cb-323d8c152c40","expertId":"guuruPublicApiServiceAccount","personaId":"e393edb0-ad3d-432e-960d-35593485bfa6"},
        {"id":"xwsemTXVANGeFOE45YUjD","sequence":5,"partnerId":"guuru-qa","status":"transferred","question":"How can I add a second user?","rating":null,"createdAt":1563321293640,"closedAt":null,"userId":"AGOITwmeJYoCXePG6yIzJE6BucZM","categoryId":"078451bd-96f8-4615-b70d-3af7ac0c951d","expertId":null,"personaId":null},
        {"id":"dddTICQZvzaf5xJzhxCRd","sequence":6,"partnerId":"guuru-qa","status":"pending","question":"Where do I find last year's payslips?","rating":null,"createdAt":1566518105985,"closedAt":null,"userId":"rYgDVOsIJmXoIpuTzjqKcADcejgV","categoryId":null,"expertId":null,"personaId":null},
        {"id":"HrIaznHulFBJbgw8d4Y10","sequence":7,"partnerId":"guuru-qa","status":"open","question":"My invoice shows the wrong address.","rating":null,"createdAt":1569714918330,"closedAt":null,"userId":"RTMr5f6AUfE6d3dReBOYfrDJVhWU","categoryId":"70f14785-0087-481e-87ef-685ee73e7802","expertId":"qCMqNvnzXfoTZIzazH9KizBCdaZ5","personaId":null},
        {"id":"ISs4GzUiDY5hZag_L8CDh","sequence":8,"partnerId":"guuru-qa","status":"closed","question":"Can I split a payment?","rating":null,"createdAt":1572911730675,"closedAt":1572912140687,"userId":"aqxBgvrVbr93ebCdkyPtOSk4CUhF","categoryId":"dc52ee48-74d5-4c57-b4cb-323d8c152c40","expertId":"guuruPublicApiServiceAccount","personaId":"e393edb0-ad3d-432e-960d-35593485bfa6"},
        {"id":"wDBd5kzZbRTU11TyVFX9i","sequence":9,"partnerId":"guuru-qa","status":"rated","question":"How do I close the year?","rating":5,"createdAt":1576108543020,"closedAt":1576108953032,"userId":"BDQR7RpS30SgY9S5c712Okq0z4TP","categoryId":"078451bd-96f8-4615-b70d-3af7ac0c951d","expertId":"7xpNI35EqJAhUWyvBvQoAII2Wt0y","personaId":null},
        {"id":"nLS6F74N2QosQmLJaHJr0","sequence":10,"partnerId":"guuru-qa","status":"closed","question":"Is there an app for receipts?","rating":null,"createdAt":1579305355365,"closedAt":1579305765377,"userId":"OEEd8oJVZZooCMWODCVIB27GdqiF","categoryId":"3403d8fc-e8d7-4608-9d13-f478a9e5651e","expertId":"guuruPublicApiServiceAccount","personaId":"ab22a12e-cefd-4f67-945b-c215c42202b4"},
        {"id":"dlpSNtj0sQNeJ7m5YbyUX","sequence":11,"partnerId":"guuru-qa","status":"open","question":"How do I change my plan?","rating":null,"createdAt":1582502167710,"closedAt":null,"userId":"n8eTFlsO13kxRENZ1ZnWHMWwwuQq","categoryId":null,"expertId":"oasylaA5rhEFR6GXpSLx4L5BP3QF","personaId":null},
        {"id":"ZEG5eg7E73a-sRyeS5S36","sequence":12,"partnerId":"guuru-qa","status":"rated","question":"Can I export to CSV?","rating":5,"createdAt":1585698980055,"closedAt":1585699390067,"userId":"KlNHwVvZB9tX9JTV3qpQJ53ug0CY","categoryId":"dc52ee48-74d5-4c57-b4cb-323d8c152c40","expertId":"guuruPublicApiServiceAccount","personaId":"e393edb0-ad3d-432e-960d-35593485bfa6"},
        {"id":"7c0MBLIV17DcjNBy7NVv8","sequence":13,"partnerId":"guuru-qa","status":"transferred","question":"Why is my balance negative?","rating":null,"createdAt":1588895792400,"closedAt":null,"userId":"r7K5LCPFuxuRfWe1UK5cPTwDPmxI","categoryId":"078451bd-96f8-4615-b70d-3af7ac0c951d","expertId":null,"personaId":null},
        {"id":"OcdFv6h_FYO2G8pjKw7Gf","sequence":14,"partnerId":"guuru-qa","status":"pending","question":"How do I add an employee?","rating":null,"createdAt":1592092604745,"closedAt":null,"userId":"vhkbb7dSEF9znfjG4oAE51eP4cYG","categoryId":"3403d8fc-e8d7-4608-9d13-f478a9e5651e","expertId":null,"personaId":null},
        {"id":"a9CEoeFaRdP2AU4_2dRBI","sequence":15,"partnerId":"guuru-qa","status":"closed","question":"Can you check my booking?","rating":null,"createdAt":1595289417090,"closedAt":1595289827102,"userId":"iBaRIYEumHPVa1dvaeRZtJtUjvt9","categoryId":"70f14785-0087-481e-87ef-685ee73e7802","expertId":"uu7bsl9R0kGJPoTtuC4ROfc2r5na","personaId":null},
        {"id":"vM2CsCiG2t3t59tRxVuAW","sequence":16,"partnerId":"guuru-other","status":"pending","question":"Nobody of guuru-qa may see this.","rating":null,"createdAt":1611014056605,"closedAt":null,"userId":"B1WoRnW2hBwgaB7T96WqvneA81MY","categoryId":null,"expertId":null,"personaId":null}
      ],
      "messages": [
        {"id":"d2d335fd-2377-4534-ba1a-9a01fdf94e9c","sequence":1,"chatId":"O2bqy2CsAaS7RBXZrhMOB","type":"text","text":"Hello","attachment":null,"createdAt":1550534056605,"author":{"type":"user","id":"owRNDrixHcNnPMVQUKpv2Lj5TQ82"}},
        {"id":"639d7ee1-8ab4-478a-9d82-554bf22849c9","sequence":2,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"How do I book a refund?","attachment":null,"createdAt":1553730856605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"b4353474-8967-427d-9712-67e467258405","sequence":3,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1553730916605,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"b55e3e3d-4a9b-4ebf-bc64-87915d7b9069","sequence":4,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"It is about order 12345.","attachment":null,"createdAt":1553730976605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"4fa08c61-fbf7-4ed5-855b-01860430f244","sequence":5,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"Thank you, I am looking at it.","attachment":null,"createdAt":1553731006605,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"aec139d8-f971-430f-a8c7-d348178d6f13","sequence":6,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"Great.","attachment":null,"createdAt":1553731036605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"e8cc47d5-188d-4ae6-a989-cae466385f0b","sequence":7,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"The payment came in on Monday.","attachment":null,"createdAt":1553731066605,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"79efa720-ea31-43c7-a19f-a768b05a0fb4","sequence":8,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"Then it should be booked already.","attachment":null,"createdAt":1553731096605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"67c05b33-6b45-4ada-a92c-2149d68c1dda","sequence":9,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"It is: please open Banking.","attachment":null,"createdAt":1553731126605,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"1806d3ac-dadc-48a9-a5b9-7d13658e8a08","sequence":10,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"I see it now.","attachment":null,"createdAt":1553731156605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"05a4caea-190b-4ce2-a42d-14d01e2c3468","sequence":11,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"attachment","text":null,"attachment":{"id":"3f9bdecd-dd26-4dab-b53d-d5707c3269f7","filename":"statement.png","mimetype":"image/png","url":"https://scontentd.guuru.com/partner/guuru-qa/attachments/BSxGwFTtQdLEDOdTc4bWG/3f9bdecd-dd26-4dab-b53d-d5707c3269f7/statement.png"},"createdAt":1553731256605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"b063a6ea-dafc-477c-936b-7ce7f4a984e2","sequence":12,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"That is the one. Anything else?","attachment":null,"createdAt":1553731286605,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"0603d458-7e22-4201-ab2d-910b842e2d06","sequence":13,"chatId":"BSxGwFTtQdLEDOdTc4bWG","type":"text","text":"One moment, please.","attachment":null,"createdAt":1553731306605,"author":{"type":"user","id":"Cy8Dn0OmlR1AdZtrTJJJ7cRvVgHL"}},
        {"id":"fcc3f8ac-874c-42f2-a9d9-1c8bae677baf","sequence":14,"chatId":"eJOCz92jGfx-idIrWe0DD","type":"text","text":"Can I import my bank statement?","attachment":null,"createdAt":1556927668950,"author":{"type":"user","id":"MAMhz0sxGmQFGZ6YuGjbXG9KkGTa"}},
        {"id":"a94a3a43-e62b-45cd-bc59-a97baa22977f","sequence":15,"chatId":"eJOCz92jGfx-idIrWe0DD","type":"text","text":"Hi! An expert will be with you soon.","attachment":null,"createdAt":1556927669850,"author":{"type":"bot","id":"guuru-bot"}},
        {"id":"b42198bb-b290-4104-9fa8-3ea376e42579","sequence":16,"chatId":"eJOCz92jGfx-idIrWe0DD","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1556927728950,"author":{"type":"expert","id":"uu7bsl9R0kGJPoTtuC4ROfc2r5na"}},
        {"id":"395e6f6c-a4b3-4a26-950d-afa470be3609","sequence":17,"chatId":"eJOCz92jGfx-idIrWe0DD","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1556927788950,"author":{"type":"user","id":"MAMhz0sxGmQFGZ6YuGjbXG9KkGTa"}},
        {"id":"cb540efa-a8fa-42d7-8882-d1d04d65a31b","sequence":18,"chatId":"uOqQ4XsALegamEH6tylwS","type":"text","text":"Which VAT rate applies to books?","attachment":null,"createdAt":1560124481295,"author":{"type":"user","id":"VYNESfjh3oLcj3rvUVT4hyQOwaSt"}},
        {"id":"d47ea650-48a8-4534-ad07-018507a3721f","sequence":19,"chatId":"uOqQ4XsALegamEH6tylwS","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1560124541295,"author":{"type":"expert","id":"e393edb0-ad3d-432e-960d-35593485bfa6"}},
        {"id":"fc821d18-5bf0-4235-8cb9-7dcc7d1db626","sequence":20,"chatId":"uOqQ4XsALegamEH6tylwS","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1560124601295,"author":{"type":"user","id":"VYNESfjh3oLcj3rvUVT4hyQOwaSt"}},
        {"id":"54e7d2c5-ef87-418c-8e3e-a0de3a7a5b11","sequence":21,"chatId":"xwsemTXVANGeFOE45YUjD","type":"text","text":"How can I add a second user?","attachment":null,"createdAt":1563321293640,"author":{"type":"user","id":"AGOITwmeJYoCXePG6yIzJE6BucZM"}},
        {"id":"3f4d2b86-e02e-444a-b087-ef64bbf6cedb","sequence":22,"chatId":"dddTICQZvzaf5xJzhxCRd","type":"text","text":"Where do I find last year's payslips?","attachment":null,"createdAt":1566518105985,"author":{"type":"user","id":"rYgDVOsIJmXoIpuTzjqKcADcejgV"}},
        {"id":"9bc7ba8f-8677-4492-8f84-a8f45e7c114b","sequence":23,"chatId":"HrIaznHulFBJbgw8d4Y10","type":"text","text":"My invoice shows the wrong address.","attachment":null,"createdAt":1569714918330,"author":{"type":"user","id":"RTMr5f6AUfE6d3dReBOYfrDJVhWU"}},
        {"id":"1aae5212-a953-4a7e-96ef-426e8482139c","sequence":24,"chatId":"HrIaznHulFBJbgw8d4Y10","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1569714978330,"author":{"type":"expert","id":"qCMqNvnzXfoTZIzazH9KizBCdaZ5"}},
        {"id":"c145a57c-329b-4e5e-96af-8a830699abb4","sequence":25,"chatId":"HrIaznHulFBJbgw8d4Y10","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1569715038330,"author":{"type":"user","id":"RTMr5f6AUfE6d3dReBOYfrDJVhWU"}},
        {"id":"dc9b2d5c-8207-453c-ae52-1044c646fdc1","sequence":26,"chatId":"ISs4GzUiDY5hZag_L8CDh","type":"text","text":"Can I split a payment?","attachment":null,"createdAt":1572911730675,"author":{"type":"user","id":"aqxBgvrVbr93ebCdkyPtOSk4CUhF"}},
        {"id":"5a5009e4-0a2a-45ce-ac27-06274ae4f639","sequence":27,"chatId":"ISs4GzUiDY5hZag_L8CDh","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1572911790675,"author":{"type":"expert","id":"e393edb0-ad3d-432e-960d-35593485bfa6"}},
        {"id":"b49c25c5-f3e7-4ad7-8cc6-de5be866eeb7","sequence":28,"chatId":"ISs4GzUiDY5hZag_L8CDh","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1572911850675,"author":{"type":"user","id":"aqxBgvrVbr93ebCdkyPtOSk4CUhF"}},
        {"id":"d4d51fc1-6845-44b3-9953-95c078754776","sequence":29,"chatId":"wDBd5kzZbRTU11TyVFX9i","type":"text","text":"How do I close the year?","attachment":null,"createdAt":1576108543020,"author":{"type":"user","id":"BDQR7RpS30SgY9S5c712Okq0z4TP"}},
        {"id":"008a2a55-faec-476b-8fce-8cab1ff13bce","sequence":30,"chatId":"wDBd5kzZbRTU11TyVFX9i","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1576108603020,"author":{"type":"expert","id":"7xpNI35EqJAhUWyvBvQoAII2Wt0y"}},
        {"id":"f36c6797-5037-47b8-adee-c2e08611754d","sequence":31,"chatId":"wDBd5kzZbRTU11TyVFX9i","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1576108663020,"author":{"type":"user","id":"BDQR7RpS30SgY9S5c712Okq0z4TP"}},
        {"id":"05d0e113-1b57-4826-b5d5-d2b7d7a15335","sequence":32,"chatId":"nLS6F74N2QosQmLJaHJr0","type":"text","text":"Is there an app for receipts?","attachment":null,"createdAt":1579305355365,"author":{"type":"user","id":"OEEd8oJVZZooCMWODCVIB27GdqiF"}},
        {"id":"8e5c597b-c60f-442d-b369-30f7f91e90be","sequence":33,"chatId":"nLS6F74N2QosQmLJaHJr0","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1579305415365,"author":{"type":"expert","id":"ab22a12e-cefd-4f67-945b-c215c42202b4"}},
        {"id":"d2bc3ebe-3d03-4666-8fff-515041dc58b1","sequence":34,"chatId":"nLS6F74N2QosQmLJaHJr0","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1579305475365,"author":{"type":"user","id":"OEEd8oJVZZooCMWODCVIB27GdqiF"}},
        {"id":"250b754e-dcc6-40bc-baf2-958a02359f45","sequence":35,"chatId":"dlpSNtj0sQNeJ7m5YbyUX","type":"text","text":"How do I change my plan?","attachment":null,"createdAt":1582502167710,"author":{"type":"user","id":"n8eTFlsO13kxRENZ1ZnWHMWwwuQq"}},
        {"id":"fdc61b57-d5a6-4311-86b9-f9b4239cb7fd","sequence":36,"chatId":"dlpSNtj0sQNeJ7m5YbyUX","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1582502227710,"author":{"type":"expert","id":"oasylaA5rhEFR6GXpSLx4L5BP3QF"}},
        {"id":"23e513de-40d0-4f8b-8a32-3ecf28b81a95","sequence":37,"chatId":"dlpSNtj0sQNeJ7m5YbyUX","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1582502287710,"author":{"type":"user","id":"n8eTFlsO13kxRENZ1ZnWHMWwwuQq"}},
        {"id":"1f7a1af0-e866-4d24-8352-d313d5e06316","sequence":38,"chatId":"ZEG5eg7E73a-sRyeS5S36","type":"text","text":"Can I export to CSV?","attachment":null,"createdAt":1585698980055,"author":{"type":"user","id":"KlNHwVvZB9tX9JTV3qpQJ53ug0CY"}},
        {"id":"c2f6fc90-da21-4577-8087-b871eeeb3b10","sequence":39,"chatId":"ZEG5eg7E73a-sRyeS5S36","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1585699040055,"author":{"type":"expert","id":"e393edb0-ad3d-432e-960d-35593485bfa6"}},
        {"id":"c1f07b1e-8afd-448f-82cf-60d2e6556a5f","sequence":40,"chatId":"ZEG5eg7E73a-sRyeS5S36","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1585699100055,"author":{"type":"user","id":"KlNHwVvZB9tX9JTV3qpQJ53ug0CY"}},
        {"id":"97dcac39-3e38-4f79-904a-7ec6473df499","sequence":41,"chatId":"7c0MBLIV17DcjNBy7NVv8","type":"text","text":"Why is my balance negative?","attachment":null,"createdAt":1588895792400,"author":{"type":"user","id":"r7K5LCPFuxuRfWe1UK5cPTwDPmxI"}},
        {"id":"34c1ed99-b08c-49b1-881b-f6414c7f91c7","sequence":42,"chatId":"OcdFv6h_FYO2G8pjKw7Gf","type":"text","text":"How do I add an employee?","attachment":null,"createdAt":1592092604745,"author":{"type":"user","id":"vhkbb7dSEF9znfjG4oAE51eP4cYG"}},
        {"id":"113ed77e-d282-461d-9edb-af5c9625de7c","sequence":43,"chatId":"OcdFv6h_FYO2G8pjKw7Gf","type":"text","text":"Hi! An expert will be with you soon.","attachment":null,"createdAt":1592092605645,"author":{"type":"bot","id":"guuru-bot"}},
        {"id":"687721cc-a88b-4082-b986-24c4011a7df6","sequence":44,"chatId":"a9CEoeFaRdP2AU4_2dRBI","type":"text","text":"Can you check my booking?","attachment":null,"createdAt":1595289417090,"author":{"type":"user","id":"iBaRIYEumHPVa1dvaeRZtJtUjvt9"}},
        {"id":"c71ff227-2420-4a8a-8530-b9d07a3bce95","sequence":45,"chatId":"a9CEoeFaRdP2AU4_2dRBI","type":"text","text":"Hi, happy to help. Could you tell me a little more?","attachment":null,"createdAt":1595289477090,"author":{"type":"expert","id":"uu7bsl9R0kGJPoTtuC4ROfc2r5na"}},
        {"id":"a96a973a-0172-435c-b05e-d5ca54472a51","sequence":46,"chatId":"a9CEoeFaRdP2AU4_2dRBI","type":"text","text":"Thanks, that helps.","attachment":null,"createdAt":1595289537090,"author":{"type":"user","id":"iBaRIYEumHPVa1dvaeRZtJtUjvt9"}},
        {"id":"607205eb-3074-4e5b-95b8-729f8c88ada0","sequence":47,"chatId":"vM2CsCiG2t3t59tRxVuAW","type":"text","text":"Nobody of guuru-qa may see this.","attachment":null,"createdAt":1611014056605,"author":{"type":"user","id":"B1WoRnW2hBwgaB7T96WqvneA81MY"}}
      ],
      "attachments": [],
      "submissions": [
        {"id":"e394e75b-e159-4d7c-a02c-9445da754994","sequence":1,"partnerId":"guuru-qa","status":"pending","createdAt":1550447656605,"reviewedAt":null},
        {"id":"40c8304b-7d6b-4254-87a1-dec7bc4343d2","sequence":2,"partnerId":"guuru-qa","status":"pending","createdAt":1550534056605,"reviewedAt":null},
        {"id":"5624f02c-3a74-44f6-8b5d-8fe7f730eced","sequence":3,"partnerId":"guuru-qa","status":"approved","createdAt":1551484456605,"reviewedAt":1551491656605},
        {"id":"b95b9512-f6c9-4b51-b9df-dc91d7039d6c","sequence":4,"partnerId":"guuru-qa","status":"rejected","createdAt":1552434856605,"reviewedAt":1552442056605},
        {"id":"3a79ab36-c8b1-4028-b88e-cee3e425172a","sequence":5,"partnerId":"guuru-qa","status":"pending","createdAt":1553385256605,"reviewedAt":null},
        {"id":"9fbbfe1b-6876-448b-a4ce-3b1b3bb47fe9","sequence":6,"partnerId":"guuru-qa","status":"approved","createdAt":1554335656605,"reviewedAt":1554342856605},
        {"id":"843a50a3-b0a3-4d5c-ba82-d1767e549c4b","sequence":7,"partnerId":"guuru-qa","status":"pending","createdAt":1555286056605,"reviewedAt":null},
        {"id":"dfb87abd-2e7d-487d-ab60-a6ae24470e02","sequence":8,"partnerId":"guuru-qa","status":"rejected","createdAt":1556236456605,"reviewedAt":1556243656605},
        {"id":"36969e73-1b38-4916-a9d6-b7f7bb528adb","sequence":9,"partnerId":"guuru-qa","status":"approved","createdAt":1557186856605,"reviewedAt":1557194056605},
        {"id":"1459ecc3-16da-49e8-81eb-24477ab47de9","sequence":10,"partnerId":"guuru-qa","status":"pending","createdAt":1558137256605,"reviewedAt":null},
        {"id":"cf081faf-6c5a-42c2-87ce-d8583a9356fb","sequence":11,"partnerId":"guuru-qa","status":"approved","createdAt":1559087656605,"reviewedAt":1559094856605},
        {"id":"c8b07031-5525-48b0-a91b-fedbf1a2b540","sequence":12,"partnerId":"guuru-qa","status":"rejected","createdAt":1560038056605,"reviewedAt":1560045256605},
        {"id":"8fceb958-1f64-4f27-ac8e-3df001af8f3d","sequence":13,"partnerId":"guuru-other","status":"pending","createdAt":1550534056605,"reviewedAt":null}
      ],
      "payouts": [
        {"id":"fdb6f9b8-e325-4b2e-8821-7ec44c488459","sequence":1,"partnerId":"guuru-qa","expertId":"oDODMHeybR6wvPb5bhkJO4mQQJyc","month":"2019-03"},
        {"id":"5971336d-07fa-46a1-9105-e3ea35203154","sequence":2,"partnerId":"guuru-qa","expertId":"uu7bsl9R0kGJPoTtuC4ROfc2r5na","month":"2019-03"},
        {"id":"47d632c6-8b71-4fa1-8c4f-bd867a59033a","sequence":3,"partnerId":"guuru-qa","expertId":"RyFgsvf6okN1xhbtplUi2A18RoOS","month":"2019-03"},
        {"id":"9834ad30-de4f-4946-af94-e8e35b7bcd76","sequence":4,"partnerId":"guuru-qa","expertId":"764kFWdBTXFqqPSa61BEhAjLiKT0","month":"2019-03"},
        {"id":"b12527fe-4092-41bb-b587-753a8db21f1d","sequence":5,"partnerId":"guuru-qa","expertId":"pfn3NgfYS42DGTSzPck2uzuI7DL1","month":"2019-03"},
        {"id":"addfcd79-0651-4669-ae92-a295631f5170","sequence":6,"partnerId":"guuru-qa","expertId":"qCMqNvnzXfoTZIzazH9KizBCdaZ5","month":"2019-03"},
        {"id":"09b74022-c1eb-4dd4-a0cf-c07d2188d0a1","sequence":7,"partnerId":"guuru-qa","expertId":"xCkCyxy0DPOYsQQopid2rXxTt6e1","month":"2019-03"},
        {"id":"74f3728d-529f-422d-9ee5-4156407d33ac","sequence":8,"partnerId":"guuru-qa","expertId":"7xpNI35EqJAhUWyvBvQoAII2Wt0y","month":"2019-03"},
        {"id":"f36d6438-7746-4532-b44d-b2ebe51e9a13","sequence":9,"partnerId":"guuru-qa","expertId":"yo9FOn5FMbomIONhHh3o1D8ygYQm","month":"2019-03"},
        {"id":"dc0cd35b-74ae-4ebf-a924-5bb3467fbdae","sequence":10,"partnerId":"guuru-qa","expertId":"oasylaA5rhEFR6GXpSLx4L5BP3QF","month":"2019-03"},
        {"id":"c53f8b51-e04a-41f7-94e5-bf7fc8f9c042","sequence":11,"partnerId":"guuru-qa","expertId":"0ABhN5b1NrMiTwmzBaH2CZC3WCCy","month":"2019-03"},
        {"id":"1810c610-1382-4aae-b8aa-b851fe8aca91","sequence":12,"partnerId":"guuru-qa","expertId":"oDODMHeybR6wvPb5bhkJO4mQQJyc","month":"2019-04"},
        {"id":"a3bdb8ae-36d1-4ae2-a4e0-feb61602cbbc","sequence":13,"partnerId":"guuru-qa","expertId":"uu7bsl9R0kGJPoTtuC4ROfc2r5na","month":"2019-04"},
        {"id":"a80a284a-e34d-4f5b-ac6d-62b6a96dc05a","sequence":14,"partnerId":"guuru-qa","expertId":"RyFgsvf6okN1xhbtplUi2A18RoOS","month":"2019-04"}
      ]
    }
  }
}
`,
  empty: `{
  "formatVersion": 1,
  "vendors": {
    "thg": {
      "customers": [
        {"number":"38779254","email":"jane.doe@example.com","password":"password123","fullName":"Jane Doe","phoneNumber":"+44 7700 900123","dateOfBirth":"1990-04-12","locked":false,"referralCode":"JANE-R1T","referralCount":2,"marketing":{"EMAIL":true,"SMS":false},"socialLinks":[{"socialLinkId":"11205BD1-0977-4EBA-B6C8-A296FF3DF35E","provider":"google","username":"jane.doe@example.com","status":"LINKED"},{"socialLinkId":"7C0E2F64-51D8-4B0B-9A3C-0F5B7D1E8A42","provider":"facebook","username":null,"status":"PENDING"}],"createdAt":1614589200000},
        {"number":"38779311","email":"john.roe@example.com","password":"password123","fullName":"John Roe","phoneNumber":null,"dateOfBirth":null,"locked":false,"referralCode":"JOHN-R2K","referralCount":0,"marketing":{"EMAIL":false,"SMS":null},"socialLinks":[],"createdAt":1657909800000}
      ],
      "sessions": [
        {"token":"thg-jane","customer":"38779254","createdAt":1764576000000,"expiresAt":null},
        {"token":"thg-john","customer":"38779311","createdAt":1764576000000,"expiresAt":null}
      ]
    },
    "marketplacer": {
      "sellers": [
        {"id":"U2VsbGVyLTc4","legacyId":78,"businessName":"Acme Outdoor Supplies","legalBusinessName":"Acme Supplies Pty Ltd","businessNumber":"51000617682","emailAddress":"hello@acmeoutdoorsupplies.example.com","phone":"04055100078","accountType":"RETAILER","online":true,"slaRating":4.6,"primaryUserId":"VXNlci05MDA=","createdAt":1614650400000,"updatedAt":1762227000000},
        {"id":"U2VsbGVyLTY2MDExOQ==","legacyId":660119,"businessName":"Cell Phones 4U","legalBusinessName":"Audrey Zapp Wireless LLC","businessNumber":"1234","emailAddress":"hello@cellphones4u.example.com","phone":"04055100000","accountType":"RETAILER","online":true,"slaRating":4.5,"primaryUserId":"VXNlci05MjY=","createdAt":1647828000000,"updatedAt":1766892600000}
      ],
      "users": [
        {"id":"VXNlci05MDA=","legacyId":900,"sellerId":"U2VsbGVyLTc4","firstName":"Wendy","surname":"Acton","emailAddress":"wendy@acmeoutdoorsupplies.example.com"},
        {"id":"VXNlci05MjY=","legacyId":926,"sellerId":"U2VsbGVyLTY2MDExOQ==","firstName":"Jordan","surname":"Blake","emailAddress":"jordan@cellphones4u.example.com"}
      ],
      "admins": [
        {"id":"QWRtaW4tMTE=","legacyId":11,"name":"Operator Support","emailAddress":"support@bestfriendbazaar.example.com"}
      ],
      "apiKeys": [
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQx","legacyId":41,"key":"mp-operator","sellerId":null,"description":"Customer support tools","organization":"Best Friend Bazaar","createdAt":1707095700000,"createdByType":"Admin","createdById":11},
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQy","legacyId":42,"key":"mp-seller-660119","sellerId":"U2VsbGVyLTY2MDExOQ==","description":"Order desk integration","organization":"Cell Phones 4U","createdAt":1710119700000,"createdByType":"User","createdById":926},
        {"id":"TWFya2V0cGxhY2VyQVBJS2V5LTQz","legacyId":43,"key":"mp-seller-78","sellerId":"U2VsbGVyLTc4","description":"Warehouse integration","organization":"Acme Outdoor Supplies","createdAt":1716772500000,"createdByType":"User","createdById":900}
      ]
    },
    "guuru": {
      "partners": [
        {"id":"guuru-qa","isAvailable":true,"serviceAccountIsMember":true,"tokens":["guuru-partner"]},
        {"id":"guuru-other","isAvailable":true,"serviceAccountIsMember":true,"tokens":["guuru-other-partner"]}
      ],
      "attachments": []
    }
  }
}
`,
}
