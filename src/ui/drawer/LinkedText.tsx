/** Text, as a link if it has an href. */
export function LinkedText({ text, href }: { text: string; href: string | null }) {
  if (href === null) return <>{text}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
