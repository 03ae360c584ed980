/** The commands that create annotations. */
export type AnnotationKind = 'error' | 'warning' | 'notice';

/**
 * Formats a workflow command of GitHub Actions, which creates an annotation, with a line break:
 * `::error title=TITLE::MESSAGE`. The runner decodes `%25`, `%0D`, `%0A`, and in properties also `%3A` and `%2C`.
 */
export function workflowCommand(kind: AnnotationKind, title: string, message: string): string {
  return `::${kind} title=${property(title)}::${data(message)}\n`;
}

/** Returns a line of text that the runner does not interpret as a command: it looks for `::` at the start, and for `##[` anywhere. */
export function logLine(kind: AnnotationKind, text: string): string {
  return `${kind}: ${text.replaceAll('##[', '## [').replace(/[\r\n]+/g, ' ')}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
