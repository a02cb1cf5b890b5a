import type { FastifyReply } from 'fastify'
import type { HttpResponse } from '../request/message.ts'
import { sendFaulty } from '../faults/broken-answer.ts'

/** Sends an answer, and carries out what goes wrong on its way. */
export function send(reply: FastifyReply, { status, headers, body, date, wire }: HttpResponse): FastifyReply {
  if (date !== undefined) reply.header('date', date)
  if (!wire)
    return reply
      .status(status)
      .headers(headers as Record<string, string | string[]>)
      .send(body) // fastify does not change the lists
  const own = reply.getHeaders() as HttpResponse['headers'] // those of CORS, all texts
  reply.hijack()
  const sent = sendFaulty(reply.raw, { status, headers: { ...own, ...headers } }, Buffer.from(body), wire)
  void sent.catch(() => reply.raw.destroy())
  return reply
}
