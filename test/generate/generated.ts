import { faker } from '@faker-js/faker/locale/en'
import { generateDocument } from '../../src/generate/history.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

/** A generated document, and one vendor's records in it. */
export async function generated<R>(request: { readonly vendor: string; readonly [option: string]: unknown }) {
  const document = await generateDocument(VENDOR_LIST, request)
  return { document, records: document.vendors?.[request.vendor] as R } // the caller knows the vendor's rows
}

/** A day of the week and an hour, UTC. */
export function dayAndHour(at: number): { readonly day: number; readonly hour: number } {
  const date = new Date(at)
  return { day: date.getUTCDay(), hour: date.getUTCHours() }
}

/** The words of lorem ipsum: an English sentence has one at most. */
const LATIN = new Set(faker.definitions.lorem.word.filter(word => word.length > 4))

/** How many words of a text are Latin. */
export function latinIn(text: string): number {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter(word => LATIN.has(word)).length
}
