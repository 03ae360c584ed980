/** A text of the drawer, as a link if it may be opened. */
export function LinkedText({ text, href }: { text: string; href: string | null }) {
  if (href === null) return text;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
