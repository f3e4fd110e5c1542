/** Facets of a datatype, as `<param>` gives them: https://www.w3.org/TR/xmlschema-2/#rf-facets. */
export interface Facet {
  readonly name: string;
  readonly value: string;
}

const collapsed = (text: string) => text.trim().replace(/\s+/g, ' ');

const whole = (least: bigint | undefined, most: bigint | undefined) => (text: string) => {
  if (!/^[+-]?\d+$/.test(text)) return false;
  const number = BigInt(text.replace('+', ''));
  return (least === undefined || number >= least) && (most === undefined || number <= most);
};

/** The types of XML Schema that libvirt's schemas use; text with its white space collapsed. */
const types: Readonly<Record<string, (text: string) => boolean>> = {
  int: whole(-(2n ** 31n), 2n ** 31n - 1n),
  integer: whole(undefined, undefined),
  long: whole(-(2n ** 63n), 2n ** 63n - 1n),
  short: whole(-(2n ** 15n), 2n ** 15n - 1n),
  positiveInteger: whole(1n, undefined),
  nonNegativeInteger: whole(0n, undefined),
  unsignedInt: whole(0n, 2n ** 32n - 1n),
  unsignedLong: whole(0n, 2n ** 64n - 1n),
  unsignedShort: whole(0n, 65_535n),
  double: text => /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN)$/.test(text),
  NCName: text => /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(text),
  dateTime: text => /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text),
};

const bounds: Readonly<Record<string, (number: number, bound: number) => boolean>> = {
  minInclusive: (number, bound) => number >= bound,
  maxInclusive: (number, bound) => number <= bound,
  minExclusive: (number, bound) => number > bound,
  maxExclusive: (number, bound) => number < bound,
};

/** How to tell whether a text is of a datatype. A type we do not know takes everything: libvirt decides. */
export function datatype(name: string, facets: readonly Facet[]): (text: string) => boolean {
  const ofType = types[name];
  const tests = facets.map(facetTest);
  return raw => {
    const text = ofType === undefined ? raw : collapsed(raw);
    return (ofType?.(text) ?? true) && tests.every(test => test(text));
  };
}

function facetTest({ name, value }: Facet): (text: string) => boolean {
  if (name === 'pattern') {
    const expression = new RegExp(`^(?:${value})$`);
    return text => expression.test(text);
  }
  const bound = bounds[name];
  if (bound) return text => bound(Number(text), Number(value));
  if (name === 'minLength') return text => text.length >= Number(value);
  if (name === 'maxLength') return text => text.length <= Number(value);
  return () => true;
}
