import json
import os
import unittest
from urllib.request import Request, urlopen

# `backlot exec` sets these.
BACKLOT = os.environ["BACKLOT_URL"]
GUURU = os.environ["BACKLOT_GUURU_URL"]
TOKEN = os.environ["BACKLOT_GUURU_TOKEN"]


def post(url, body, **headers):
    headers["content-type"] = "application/json"
    with urlopen(Request(url, json.dumps(body).encode(), headers)) as response:
        return json.load(response)


class AcceptChat(unittest.TestCase):
    def test_a_chat_is_accepted_once(self):
        chat = post(BACKLOT + "/_sim/guuru/chats", {"question": "Where is my order?"})
        accept = {"query": 'mutation { acceptChat(id: "%s") { status } }' % chat["id"]}
        first, second = [post(GUURU, accept, authorization="Bearer " + TOKEN) for _ in range(2)]
        self.assertEqual(first, {"data": {"acceptChat": {"status": "open"}}})
        self.assertEqual(second["errors"][0]["extensions"]["code"], "CHAT_ALREADY_ACCEPTED")


unittest.main()
