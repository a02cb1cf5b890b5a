"""A back office that answers the sellers of a Marketplacer marketplace. It needs nothing but Python's own library."""

import json
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

# The first page of each thread is its newest message alone: enough to know what is unread, without reading it all.
THREADS = """query Threads($after: String) {
  sellersForChats(first: 50, after: $after) {
    nodes {
      id
      businessName
      chatMessages(first: 1) { totalCount totalUnreadCount(for: "Admin") }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""

MESSAGES = """query Messages($seller: ID!, $after: String) {
  chatMessages(sellerId: $seller, first: 20, after: $after) {
    nodes { id message sentByType readAt }
    pageInfo { hasNextPage endCursor }
  }
}"""

ANSWER = """mutation Answer($input: ChatMessageCreateMutationInput!) {
  chatMessageCreate(input: $input) { chatMessage { id } errors { field messages } }
}"""

# What is marked are the messages of the other side, `User`: the operator is `Admin`.
READ = """mutation Read($seller: ID!) {
  chatMessageRead(input: { seller: $seller, sentBy: "User" }) { errors { field messages } }
}"""


class Refused(Exception):
    """Marketplacer did not do what it was asked."""


@dataclass(frozen=True)
class Thread:
    """The conversation with one seller."""

    seller: str  # the seller's id
    name: str
    messages: int
    unread: int  # messages of the seller that the operator has not read


class BackOffice:
    """The operator's side of all threads."""

    def __init__(self, url, key):
        self.url = url
        self.key = key

    def threads(self):
        """Every thread, page by page as they are needed."""
        for seller in self._pages(THREADS, "sellersForChats"):
            chat = seller["chatMessages"]
            yield Thread(seller["id"], seller["businessName"], chat["totalCount"], chat["totalUnreadCount"])

    def unread_threads(self):
        return [thread for thread in self.threads() if thread.unread > 0]

    def unread_messages(self, thread):
        """What the seller wrote and the operator has not read, oldest first."""
        unread = []
        if thread.unread > 0:
            # The newest message comes first, so the pages behind the last unread one need not be fetched.
            for message in self._pages(MESSAGES, "chatMessages", seller=thread.seller):
                if message["sentByType"] == "User" and message["readAt"] is None:
                    unread.insert(0, message)
                if len(unread) == thread.unread:
                    break
        return unread

    def answer(self, thread, text):
        """Answers a seller, and then counts what the seller wrote as read: never the other way round, or an answer
        that fails would leave a question that has no mark."""
        self._change("chatMessageCreate", ANSWER, input={"sellerId": thread.seller, "message": text})
        self._change("chatMessageRead", READ, seller=thread.seller)

    def _pages(self, query, field, **variables):
        """The nodes of all pages of a connection. A cursor belongs to the query that gave it."""
        page = {"hasNextPage": True, "endCursor": None}
        while page["hasNextPage"]:
            connection = self._call(query, after=page["endCursor"], **variables)[field]
            yield from connection["nodes"]
            page = connection["pageInfo"]

    def _change(self, field, query, **variables):
        # A mutation that was refused has `errors` in its payload, and the answer has none.
        if errors := self._call(query, **variables)[field]["errors"]:
            raise Refused("; ".join(f"{error['field']}: {', '.join(error['messages'])}" for error in errors))

    def _call(self, query, **variables):
        body = json.dumps({"query": query, "variables": variables}).encode()
        headers = {"content-type": "application/json", "marketplacer-api-key": self.key}
        try:
            with urlopen(Request(self.url, body, headers), timeout=30) as response:
                answer = json.load(response)
        except HTTPError as error:
            raise Refused(f"{error.code}: {error.read().decode()}") from error
        if "errors" in answer:
            raise Refused("; ".join(error["message"] for error in answer["errors"]))
        return answer["data"]
