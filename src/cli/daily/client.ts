import { Argument, Command } from 'commander'
import { VERSION } from '../../format/version.gen.ts'
import { EXIT_CODES, fitting } from '../options.ts'
import { readCalls } from './client-calls.ts'
import { JAVA } from './client-java.ts'
import { type ClientLanguage, writeClient } from './client-language.ts'
import { PHP } from './client-php.ts'
import { PYTHON } from './client-python.ts'

const LANGUAGES: Readonly<Record<string, ClientLanguage>> = { python: PYTHON, php: PHP, java: JAVA }

/** `backlot client LANGUAGE`: worlds for tests in another language, one file made from the control plane's description. */
export function clientFileCommand(name: string, summary: string): Command {
  const languages = Object.keys(LANGUAGES)
  const language = new Argument('<language>').choices(languages).argParser(fitting('language', { enum: languages }))
  return new Command(name).description(summary).addArgument(language).addHelpText('after', HELP).action(printClient)
}

const HELP = `
Examples:
  backlot client python > backlot.py
  backlot client php > tests/Backlot.php
  backlot client java > src/test/java/backlot/Backlot.java

${EXIT_CODES}`

async function printClient(language: string): Promise<void> {
  const written = LANGUAGES[language]
  if (written) process.stdout.write(writeClient(written, VERSION, await readCalls()))
}
