declare const uuidBrand: unique symbol;

/** A UUID in canonical form: 36 characters, lower case. */
export type Uuid = string & { readonly [uuidBrand]: 'Uuid' };

/** The value of a typed parameter; the tags are those of libvirt's `virTypedParameterType`. */
export type TypedParamValue =
  | { type: 'int' | 'uint' | 'double'; value: number }
  | { type: 'llong' | 'ullong'; value: bigint }
  | { type: 'boolean'; value: boolean }
  | { type: 'string'; value: string };

/** libvirt's `virTypedParameter`: how it passes statistics and tunables. */
export interface TypedParam {
  field: string;
  value: TypedParamValue;
}

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Accepts any case, with or without hyphens. @throws {TypeError} when the text is no UUID */
export function parseUuid(text: string): Uuid {
  const hex = text.toLowerCase().replaceAll('-', '');
  const canonical = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isUuid(canonical)) throw new TypeError(`"${text}" is not a UUID`);
  return canonical;
}

export const isUuid = (text: string): text is Uuid => CANONICAL.test(text);
