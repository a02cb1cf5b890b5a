import json
import os
import unittest
import urllib.request

# `backlot exec -- python3 ...` sets these.
URL = os.environ["BACKLOT_URL"]
TOKEN = os.environ["BACKLOT_GUURU_TOKEN"]
WORLD = "example-python"


def post(path, body, headers={}):
    request = urllib.request.Request(
        URL + path,
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json", **headers},
        method="POST",
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def guuru(query):
    return post("/guuru/graphql", {"query": query}, {"authorization": f"Bearer {TOKEN}@{WORLD}"})


def control(path, body):
    return post(f"/w/{WORLD}/_sim{path}", body)


class TakeChat(unittest.TestCase):
    def test_a_chat_is_taken_once(self):
        chat = control("/guuru/chats", {"question": "Where is my order?"})["id"]
        accept = 'mutation { acceptChat(id: "%s") { status } }' % chat
        self.assertEqual(guuru(accept), {"data": {"acceptChat": {"status": "open"}}})
        self.assertEqual(guuru(accept)["errors"][0]["extensions"]["code"], "CHAT_ALREADY_ACCEPTED")

        events = control("/events/wait", {"match": {"type": "guuru.chat.opened", "after": {"id": chat}}})["events"]
        self.assertEqual(len(events), 1)


if __name__ == "__main__":
    unittest.main()
