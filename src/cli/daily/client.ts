import { Argument, Command } from 'commander'
import { VERSION } from '../../format/version.gen.ts'
import { EXIT_CODES, fitting } from '../options.ts'
import { type ClientWriter, readCalls } from './client-calls.ts'
import { writePython } from './client-python.ts'

const LANGUAGES: Readonly<Record<string, ClientWriter>> = { python: writePython }

/** `backlot client LANGUAGE`: worlds for tests in another language, one file made from the control plane's description. */
export function clientFileCommand(name: string, summary: string): Command {
  const languages = Object.keys(LANGUAGES)
  const language = new Argument('<language>').choices(languages).argParser(fitting('language', { enum: languages }))
  return new Command(name).description(summary).addArgument(language).addHelpText('after', HELP).action(printClient)
}

const HELP = `
Examples:
  backlot client python > backlot.py

${EXIT_CODES}`

async function printClient(language: string): Promise<void> {
  const { own, groups } = await readCalls()
  process.stdout.write(LANGUAGES[language]?.(VERSION, own, groups) ?? '')
}
