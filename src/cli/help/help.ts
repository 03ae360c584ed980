import { nearest } from '../options/nearest.ts';
import { allOptions, type OptionDefinition, spellings } from '../options/table.ts';
import { UsageError } from '../options/usageError.ts';
import { HELP, HELP_ERRORS, OPTION_HELP, TOPICS } from './messages.ts';

/** The topics of `--help`. */
export const TOPIC_NAMES: readonly string[] = Object.keys(TOPICS);

/**
 * Returns the help on a topic.
 *
 * @param topic empty for the general help
 * @throws {UsageError} if there is no such topic
 */
export function helpText(topic: string): string {
  if (topic === '') return generalHelp();
  const [, text] = Object.entries(TOPICS).find(([name]) => name === topic) ?? [];
  if (text === undefined) throw new UsageError(HELP_ERRORS.topic(topic, nearest(topic, TOPIC_NAMES), TOPIC_NAMES));
  return text;
}

function generalHelp(): string {
  const about = (subject: OptionDefinition['about']): readonly string[] =>
    allOptions()
      .filter(([, option]) => option.about === subject)
      .map(([name, option]) => optionLine(name, option, OPTION_HELP[name]));
  const paragraphs = [
    [HELP.title],
    HELP.usage,
    HELP.files,
    about(undefined),
    [HELP.body, ...about('body')],
    HELP.exitCodes,
    HELP.examples,
    wrapped(HELP.topics(TOPIC_NAMES)),
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function optionLine(name: string, option: OptionDefinition, help: string): string {
  const typed = spellings([name, option])
    .join(', ')
    .padStart(option.short === undefined ? name.length + 6 : 0);
  return `  ${`${typed}${option.value === undefined ? '' : ` ${option.value}`}`.padEnd(25)}${help}`;
}

/** Breaks a text into lines of at most 80 columns. */
function wrapped(text: string): readonly string[] {
  return text.match(/\S.{0,79}(?=\s|$)/g) ?? [];
}
