-- A store as Dateline 0.1.0 of schema 0001 wrote it.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE article (
	article_id VARCHAR NOT NULL, 
	source_file TEXT, 
	published VARCHAR NOT NULL, 
	dateline TEXT, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	recipe VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	checksum VARCHAR NOT NULL, 
	PRIMARY KEY (article_id)
);
INSERT INTO "article" VALUES('72fb6e3f87ca4511','news/cairo.txt','2024-03-15',NULL,NULL,NULL,NULL,'82a6f7e1c2e6e01e','{"article_id":"72fb6e3f87ca4511","text":"Israel and Hamas held talks in Cairo.","published":"2024-03-15","source_file":"news/cairo.txt","url":null,"publisher":null,"title":null,"dateline":null,"head":"2024-03-15","paragraphs":[{"start":0,"end":37}],"language":"en","sha256":"7658fe7b3d13e9a62419ba313d5c6581284f3ca369793c11f10bdb1c8efbe4bf"}','3b4d23a3646ca75ca7b5551785cb01e66aff9d82edb89e7075514fb3eb9ac274');
INSERT INTO "article" VALUES('63278b23a40ee967','news/peshawar.txt','2024-03-14',NULL,NULL,NULL,NULL,'82a6f7e1c2e6e01e','{"article_id":"63278b23a40ee967","text":"The TTP attacked a police post in Peshawar, Pakistan, on Wednesday. Police arrested two men.","published":"2024-03-14","source_file":"news/peshawar.txt","url":null,"publisher":null,"title":null,"dateline":null,"head":"2024-03-14","paragraphs":[{"start":0,"end":92}],"language":"en","sha256":"e60d2d57712134bd2baece07da0f5fb3bc26591beacef2bedd3c08094a044e95"}','9550b290dcef7b1261ef5d7d77b195c414b4d18265f623ed89b2fa152d50b5cf');
CREATE TABLE event (
	event_id VARCHAR NOT NULL, 
	article_id VARCHAR NOT NULL, 
	recipe VARCHAR NOT NULL, 
	event_type VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	"begin" VARCHAR, 
	"end" VARCHAR, 
	country VARCHAR, 
	confidence FLOAT NOT NULL, 
	record TEXT NOT NULL, 
	checksum VARCHAR NOT NULL, 
	PRIMARY KEY (event_id), 
	FOREIGN KEY(article_id) REFERENCES article (article_id) ON DELETE CASCADE
);
INSERT INTO "event" VALUES('0ac29b92e25f7885','72fb6e3f87ca4511','82a6f7e1c2e6e01e','CONSULT','asserted','2024-03-09','2024-03-15','EGY',0.973,'{"event_id":"0ac29b92e25f7885","event_type":"CONSULT","mode":[],"contexts":["diplomatic","terrorism"],"quad":"verbal_cooperation","score":2.5,"cameo":"046","actors":[{"text":"Israel","span":{"start":0,"end":6},"name":"Government of Israel","actor_id":"country-isr","wikidata_id":null,"code":"ISR","sector":"GOV","other_sector_codes":[],"office":null,"inferred":false},{"text":"Hamas","span":{"start":11,"end":16},"name":"Hamas","actor_id":"hamas","wikidata_id":null,"code":"PSE","sector":"REB","other_sector_codes":["GOV"],"office":null,"inferred":false}],"recipients":[],"date":{"text":null,"start":"2024-03-09","end":"2024-03-15","precision":"week","duration":null,"frequency":null},"places":[{"text":"Cairo","span":{"start":31,"end":36},"place":{"geoname_id":360630,"name":"Cairo","lat":30.06263,"lon":31.24967,"country":"EGY","admin1":"Cairo","admin2":null,"feature_code":"PPL","population":9606916,"extent_km":null},"precision":"exact"}],"status":"asserted","trigger":{"start":22,"end":27},"evidence":{"start":0,"end":37},"confidence":0.973,"dead":null,"injured":null,"arrested":null,"count":null,"attribution":[],"denied_by":[],"conditions":[],"witness":"both","trigger_score":0.92,"notes":["talks: CONSULT.talk.NOUN.1 (both, 0.92)"]}','fb05162e934da97865c84e3d916a249455620910ec8d82387f8217865440bf60');
INSERT INTO "event" VALUES('0263f2463be3a6ea','63278b23a40ee967','82a6f7e1c2e6e01e','ASSAULT','asserted','2024-03-13','2024-03-13','PAK',0.995,'{"event_id":"0263f2463be3a6ea","event_type":"ASSAULT","mode":[],"contexts":[],"quad":"material_conflict","score":-9.0,"cameo":"190","actors":[{"text":"The TTP","span":{"start":0,"end":7},"name":"Tehreek-e-Taliban Pakistan","actor_id":"ttp","wikidata_id":null,"code":"PAK","sector":"REB","other_sector_codes":[],"office":null,"inferred":false}],"recipients":[{"text":"a police post in Peshawar, Pakistan","span":{"start":17,"end":52},"name":"police post of Pakistan","actor_id":null,"wikidata_id":null,"code":"PAK","sector":"COP","other_sector_codes":[],"office":null,"inferred":false}],"date":{"text":"on Wednesday","start":"2024-03-13","end":"2024-03-13","precision":"day","duration":null,"frequency":null},"places":[{"text":"Peshawar","span":{"start":34,"end":42},"place":{"geoname_id":1168197,"name":"Peshawar","lat":34.008,"lon":71.57849,"country":"PAK","admin1":"Khyber Pakhtunkhwa","admin2":"Peshawar District","feature_code":"PPL","population":4758762,"extent_km":null},"precision":"exact"}],"status":"asserted","trigger":{"start":8,"end":16},"evidence":{"start":0,"end":67},"confidence":0.995,"dead":null,"injured":null,"arrested":null,"count":null,"attribution":[],"denied_by":[],"conditions":[],"witness":"both","trigger_score":0.9697,"notes":["attacked: ASSAULT.attack.VERB.1 (both, 0.97)"]}','2a2464d209e96d0572e0b5823a9b221aa9e698f729904d266abd56e0ea116b46');
INSERT INTO "event" VALUES('2fe290901528264a','63278b23a40ee967','82a6f7e1c2e6e01e','COERCE','asserted','2024-03-13','2024-03-13','PAK',0.997,'{"event_id":"2fe290901528264a","event_type":"COERCE","mode":["arrest"],"contexts":["crime"],"quad":"material_conflict","score":-7.0,"cameo":"173","actors":[{"text":"Police","span":{"start":68,"end":74},"name":"police of Pakistan","actor_id":null,"wikidata_id":null,"code":"PAK","sector":"COP","other_sector_codes":[],"office":null,"inferred":true}],"recipients":[{"text":"two men","span":{"start":84,"end":91},"name":"men of Pakistan","actor_id":null,"wikidata_id":null,"code":"PAK","sector":"CVL","other_sector_codes":[],"office":null,"inferred":true}],"date":{"text":"on Wednesday","start":"2024-03-13","end":"2024-03-13","precision":"day","duration":null,"frequency":null},"places":[{"text":"Peshawar","span":{"start":34,"end":42},"place":{"geoname_id":1168197,"name":"Peshawar","lat":34.008,"lon":71.57849,"country":"PAK","admin1":"Khyber Pakhtunkhwa","admin2":"Peshawar District","feature_code":"PPL","population":4758762,"extent_km":null},"precision":"exact"}],"status":"asserted","trigger":{"start":75,"end":83},"evidence":{"start":68,"end":92},"confidence":0.997,"dead":null,"injured":null,"arrested":{"low":2,"best":2,"high":2,"unit":"men","text":"two men"},"count":null,"attribution":[],"denied_by":[],"conditions":[],"witness":"both","trigger_score":0.981,"notes":["arrested: COERCE.arrest.VERB.1 (both, 0.98)"]}','55e83745e5a05579735e6715e26cf78c65eec6b08b83ffcb0a178827d1ad2c1a');
CREATE TABLE problem (
	problem_id VARCHAR NOT NULL, 
	article_id VARCHAR, 
	source_file TEXT, 
	step VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	message TEXT NOT NULL, 
	PRIMARY KEY (problem_id)
);
INSERT INTO "problem" VALUES('1f0691b2969ef7f5',NULL,'news/undated.txt','ingest','no-date','no publication date: begin the text with ''date YYYY-MM-DD Place: '', or give --published YYYY-MM-DD');
CREATE INDEX event_by_article ON event (article_id);
CREATE INDEX event_by_type ON event (event_type, "begin");
COMMIT;
