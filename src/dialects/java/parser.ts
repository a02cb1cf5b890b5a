import { type DocumentNode, Lexer, Source } from 'graphql'
import { DescribedParser } from '../described-parser.ts'
import { VERSION } from './walk.ts'

/** What is a blank to graphql-java only, after comments and texts, in which it stays. */
const SEPARATOR = /(#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:[^"\\\n\r]|\\.)*")|[\u2028\u2029]/g

/** Reads a document by graphql-java's grammar. Throws graphql-js's error at the token where graphql-java stops too. */
export function parseDocument(source: string): DocumentNode {
  const isSeparated = /[\u2028\u2029]/.test(source)
  const text = isSeparated ? source.replaceAll(SEPARATOR, (_all, kept: string | undefined) => kept ?? ' ') : source
  return new DescribedParser(new Lexer(new Source(text)), { maxTokens: VERSION.maxTokens }).parseDocument()
}
