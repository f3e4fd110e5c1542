// Methods, not function properties: only so is a converter of a narrow type one of unknown, as schemas need.
/** Turns the text of an attribute or element into a value and back. */
export interface Converter<T> {
  /** Undefined when the text is no such value. */
  parse(raw: string): T | undefined;
  format(value: T): string;
  /** What the text has to be, for a message: 'a whole number'. Absent when libvirt takes any text there. */
  readonly expected?: string;
  /** A value of the type, for tests that write every property. */
  readonly sample: T;
}

/** Any text, exactly as it stands. */
export const text: Converter<string> = { parse: raw => raw, format: value => value, sample: 'sample' };

/** A whole number in decimal, within what a double holds exactly. */
export const int: Converter<number> = {
  parse: raw => {
    const value = /^\s*[+-]?\d+\s*$/.test(raw) ? Number(raw) : Number.NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
  format: String,
  expected: 'a whole number',
  sample: 42,
};

/** A 64-bit number, such as an I/O limit in bytes a second. */
export const long: Converter<bigint> = {
  parse: raw => (/^\s*[+-]?\d+\s*$/.test(raw) ? BigInt(raw.trim().replace('+', '')) : undefined),
  format: String,
  expected: 'a whole number',
  sample: 42n,
};

/** A number that libvirt writes as 0x… but also reads in decimal: parts of bus addresses, USB identifiers. */
export function hex(digits: number): Converter<number> {
  return {
    parse: raw => (/^\s*(0[xX][0-9a-fA-F]{1,8}|\d{1,10})\s*$/.test(raw) ? Number(raw) : undefined),
    format: value => `0x${value.toString(16).padStart(digits, '0')}`,
    expected: 'a number such as 0x1f or 31',
    sample: 31,
  };
}

function words(yes: string, no: string): Converter<boolean> {
  return {
    parse: raw => (raw === yes ? true : raw === no ? false : undefined),
    format: value => (value ? yes : no),
    expected: `${yes} or ${no}`,
    sample: true,
  };
}

export const yesNo = words('yes', 'no');
export const onOff = words('on', 'off');

/**
 * One of the words that libvirt knows at the time of writing. Any other word is handed through: a newer
 * libvirt may know it, and what it does not know it refuses better than we can.
 */
export function oneOf<const T extends string>(...known: readonly [T, ...T[]]): Converter<T> {
  return { parse: raw => known.find(word => word === raw), format: value => value, sample: known[0] };
}

/** One of the words of a list that has not changed in years: libvirt refuses any other. */
export function onlyOneOf<const T extends string>(...known: readonly [T, ...T[]]): Converter<T> {
  return { ...oneOf(...known), expected: `one of ${known.join(', ')}` };
}

const UUID = /^\s*[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\s*$/;

/** A UUID; read in the canonical form, lower case with dashes. */
export const uuid: Converter<string> = {
  parse: raw =>
    UUID.test(raw)
      ? raw
          .replace(/[\s-]/g, '')
          .toLowerCase()
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      : undefined,
  format: value => value,
  expected: 'a UUID such as c7a5fdbd-edaf-9455-926a-d65c16db1809',
  sample: 'c7a5fdbd-edaf-9455-926a-d65c16db1809',
};

/** An Ethernet address; libvirt takes one digit for a byte too. */
export const mac: Converter<string> = {
  parse: raw => (/^[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}$/.test(raw) ? raw : undefined),
  format: value => value,
  expected: 'an Ethernet address such as 52:54:00:6b:29:7a',
  sample: '52:54:00:6b:29:7a',
};
