import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { XmlSyntaxError } from '#shared/libvirt-xml/xml/error.ts';

/** A document's text, and how to turn it back into the bytes it came from. */
export interface DecodedText {
  readonly text: string;
  /** The encoding's name as XML declarations spell it. */
  readonly encoding: string;
  readonly encode: (text: string) => Buffer;
}

/**
 * Turns a file into text by XML's rules (appendix F): a byte order mark first, then the declaration, else
 * UTF-8. Whatever comes back from here encodes to the same bytes again.
 * @throws XmlSyntaxError when the bytes are not what they claim to be, or the encoding has no way back
 */
export function decodeXml(bytes: Buffer): DecodedText {
  const utf16 = utf16Order(bytes);
  if (utf16) return decodeUtf16(bytes, utf16);
  const declared = declaredEncoding(bytes);
  switch (declared.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
      return decodeUtf8(bytes);
    case 'us-ascii':
    case 'ascii':
      if (!isAscii(bytes)) throw encodingError(`the file says it is ${declared}, but has other bytes too`);
      return decodeUtf8(bytes);
    case 'iso-8859-1':
    case 'latin1':
      // TextDecoder would read windows-1252 under this name, as browsers do.
      return {
        text: bytes.toString('latin1'),
        encoding: 'ISO-8859-1',
        encode: text => Buffer.from(text, 'latin1'),
      };
    default:
      return decodeSingleByte(bytes, declared);
  }
}

function decodeUtf8(bytes: Buffer): DecodedText {
  if (!isUtf8(bytes)) {
    throw encodingError('the file is not UTF-8, and declares no other encoding', firstBadLine(bytes));
  }
  return { text: bytes.toString('utf8'), encoding: 'UTF-8', encode: text => Buffer.from(text, 'utf8') };
}

function utf16Order(bytes: Buffer): 'le' | 'be' | undefined {
  const head = bytes.subarray(0, 4).toString('hex');
  if (head.startsWith('fffe') || head === '3c003f00') return 'le';
  return head.startsWith('feff') || head === '003c003f' ? 'be' : undefined;
}

function decodeUtf16(bytes: Buffer, order: 'le' | 'be'): DecodedText {
  if (bytes.length % 2 !== 0) throw encodingError('the file is UTF-16 with half a character at its end');
  const swapped = (data: Buffer) => (order === 'be' ? Buffer.from(data).swap16() : data);
  const text = swapped(bytes).toString('utf16le');
  return { text, encoding: 'UTF-16', encode: edited => swapped(Buffer.from(edited, 'utf16le')) };
}

function declaredEncoding(bytes: Buffer): string {
  const head = bytes.subarray(0, 256).toString('latin1');
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1] ?? 'UTF-8';
}

/** Every code page of one byte a character, by turning the decoder's table round. */
function decodeSingleByte(bytes: Buffer, declared: string): DecodedText {
  const decoder = decoderFor(declared);
  const byCharacter = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const character = decoder?.decode(Uint8Array.of(byte)) ?? '';
    if (character.length === 1 && character !== '\uFFFD') byCharacter.set(character, byte);
  }
  const text = decoder?.decode(bytes) ?? '';
  const encode = (edited: string) =>
    Buffer.from(Array.from(edited, character => byCharacter.get(character) ?? -1));
  if (!decoder || byCharacter.size < 128 || !encode(text).equals(bytes)) {
    throw encodingError(`the encoding ${declared} cannot be written back without loss`);
  }
  return { text, encoding: declared, encode };
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (
    let end = bytes.indexOf(0x0a);
    end >= 0 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf(0x0a, start)
  ) {
    start = end + 1;
    line++;
  }
  return line;
}

function encodingError(reason: string, line = 1): XmlSyntaxError {
  return new XmlSyntaxError({ code: 'encoding', line, column: 1, reason, remedy: 'save the file as UTF-8' });
}
