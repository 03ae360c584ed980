export interface Annotation {
  readonly kind: string;
  readonly title: string;
  readonly message: string;
}

/** Reads the output of a step as the runner of GitHub Actions does. */
export function annotationsOf(text: string): {
  readonly annotations: readonly Annotation[];
  readonly log: readonly string[];
} {
  const annotations: Annotation[] = [];
  const log: string[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, title, message] = /^::(\w+) title=([^:,]*)::(.*)$/.exec(line) ?? [];
    if (kind === undefined || title === undefined || message === undefined) log.push(line);
    else annotations.push({ kind, title: decoded(title), message: decoded(message) });
  }
  return { annotations, log };
}

function decoded(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
