/** RFC 1123: a label has at most 63 letters, digits and hyphens. */
const LABEL_MAX = 63;

/** A host name made of a guest's name, as far as one can be: `Büro Web_1` becomes `buro-web-1`. */
export function hostNameOf(guestName: string): string {
  const labels = guestName
    .normalize('NFKD')
    // Accents, which NFKD set apart from their letters.
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .split('.')
    .map(legalLabel)
    .filter(label => label !== '');
  return (
    labels
      .join('.')
      .slice(0, 253)
      .replace(/[-.]+$/, '') || 'guest'
  );
}

function legalLabel(text: string): string {
  return text
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LABEL_MAX)
    .replaceAll(/^-+|-+$/g, '');
}
