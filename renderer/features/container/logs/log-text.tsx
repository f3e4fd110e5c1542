import type { Span } from '#shared/domain/container-logs/ansi.ts';

/** Text in the program's own colours. */
export function LogText({ spans }: { spans: readonly Span[] }) {
  return <>{spans.map(styled)}</>;
}

function styled({ text, style }: Span, at: number) {
  const { colour, bold, dim, italic, underlined } = style;
  if (Object.keys(style).length === 0) return text;
  return (
    <span
      key={at}
      data-colour={colour}
      data-bold={bold || undefined}
      data-dim={dim || undefined}
      data-italic={italic || undefined}
      data-underlined={underlined || undefined}
    >
      {text}
    </span>
  );
}
