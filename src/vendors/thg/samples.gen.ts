// Generated from schemas/samples/thg.graphql by `npm run generate`; do not edit.
/** The vendor's sample operations, for GraphiQL. */
export const samples: string = `# THG Horizon, customer services. Press the play button and choose an operation.
# A browser logs in first, at /thg/graphql: it is known by the cookie alone.

mutation Login {
  login(input: { username: "jane.doe@example.com", password: "password123" }) {
    error
    customer { fullName email }
  }
}

query Config {
  attachmentUploaderConfig {
    uploadUrl
    authToken
  }
}

query GetMessages {
  customer {
    discussions {
      discussions {
        id
        selection {
          selectedOrder { orderNumber }
          selectedProducts { sku productVariant { title } }
        }
        category
        status
        createdAt
        updatedAt
        read
        messages {
          messages { id type createdAt message }
          total
          hasMore
        }
      }
      total
      hasMore
    }
  }
}

mutation CreateDiscussion {
  createDiscussion(input: {
    category: WEBSITE_ISSUES
    message: {
      message: "Hi, I cannot log in on site, please help."
      attachmentToken: "eTErS1ZBazJGZzNFR25TcGQzVkNxVzFCdUZDeE1yOXJDaXpVbUNweGhrMkhLVERsQjhUMXRKMjVDRHhiYUJUeVBsNUxCdHNhejB1TTV2SlR2YVNxM0E9PQ"
    }
  })
}

mutation MarkDiscussionAsRead {
  markDiscussionMessagesAsRead(input: { discussionId: "13183370", upToMessageId: "35100000" })
}

mutation ReplyToDiscussion {
  replyToDiscussion(discussionId: "13183370", input: { message: "Hi, I still cannot log in on site, please help." })
}

query Orders {
  customer {
    orders(limit: 5) {
      orders { orderNumber createdAt status totalQuantity totalCost { displayValue } products { sku productVariant { title } } }
      total
      hasMore
    }
  }
}

# tab: This ends its token, so that it has one that no other operation uses.

mutation Logout {
  logout
}
`
