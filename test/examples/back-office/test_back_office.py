"""The back office over six months of data: 200 sellers and 20,000 messages, of which `npm run generate` makes a shop."""

import json
import os
import unittest
from collections import defaultdict
from urllib.parse import quote
from urllib.request import Request, urlopen

from back_office import BackOffice, Refused

# What `generate` was asked for. The numbers are exact, so that a back office which skips a page, or reads one twice, fails.
SELLERS = 200
MESSAGES = 20_000
UNREAD = 1_000  # 5 % of the messages, of both sides

# `backlot exec` sets these.
BACKLOT = os.environ["BACKLOT_URL"]
URL = os.environ["BACKLOT_MARKETPLACER_URL"]
OPERATOR = os.environ["BACKLOT_MARKETPLACER_TOKEN"]


def control(path, body=None, world="default"):
    """A call of backlot's control plane: what the people do who are not the API's client, and what they left behind."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json", "x-sim-world": world}
    with urlopen(Request(BACKLOT + "/_sim" + path, data, headers)) as response:
        return json.load(response)


class BackOfficeTest(unittest.TestCase):
    def setUp(self):
        # A world of its own for each test: the suffix of the key is all that leads there.
        self.world = self.id().rsplit(".", 1)[1].replace("_", "-")
        self.office = BackOffice(URL, f"{OPERATOR}@{self.world}")

    def test_pages_through_everything(self):
        threads = list(self.office.threads())
        self.assertEqual(len({thread.seller for thread in threads}), SELLERS)
        self.assertEqual(len(threads), SELLERS)
        self.assertEqual(sum(thread.messages for thread in threads), MESSAGES)

    def test_reads_what_is_unread(self):
        given = {
            thread.seller: [message["id"] for message in self.office.unread_messages(thread)]
            for thread in self.office.unread_threads()
        }
        # The whole world is one document, with every message in the order of time.
        messages = control("/state", world=self.world)["vendors"]["marketplacer"]["messages"]
        unread = [message for message in messages if message["readAt"] is None]
        self.assertEqual((len(messages), len(unread)), (MESSAGES, UNREAD))
        expected = defaultdict(list)
        for message in unread:
            if message["sentByType"] == "User":
                expected[message["sellerId"]].append(message["id"])
        self.assertEqual(given, expected)

    def test_answers_everything(self):
        unread = self.office.unread_threads()
        for thread in unread:
            *_, newest = self.office.unread_messages(thread)
            self.office.answer(thread, f"Hello {thread.name}, about your message “{newest['message'][:80]}”: it is done.")
        self.assertEqual(self.office.unread_threads(), [])
        self.assertEqual(sum(thread.messages for thread in self.office.threads()), MESSAGES + len(unread))

    def test_a_seller_answers(self):
        thread, *others = self.office.unread_threads()
        self.office.answer(thread, "It is done.")
        self.assertEqual(self.office.unread_threads(), others)

        text = "One more thing: the label does not print."
        control(f"/marketplacer/sellers/{quote(thread.seller)}/messages", {"message": text}, self.world)
        again = next(unread for unread in self.office.unread_threads() if unread.seller == thread.seller)
        self.assertEqual((again.messages, again.unread), (thread.messages + 2, 1))
        self.assertEqual([message["message"] for message in self.office.unread_messages(again)], [text])

    def test_an_answer_that_is_refused_leaves_the_thread_unread(self):
        fault = {"vendor": "marketplacer", "operation": "chatMessageCreate", "kind": "rate-limited", "retryAfter": 7}
        control("/faults", fault, self.world)
        first, *_ = before = self.office.unread_threads()
        with self.assertRaisesRegex(Refused, "^429: "):
            self.office.answer(first, "It is done.")
        self.assertEqual(self.office.unread_threads(), before)


if __name__ == "__main__":
    unittest.main()
