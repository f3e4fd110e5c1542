/**
 * A file's capabilities as they count for the root of a container alone: those of an archive would count on the host
 * too. By linux/capability.h: revision 2 is four words of what is allowed, revision 3 has the owner behind them.
 */
const WORD = 4;
const REVISION_2 = { number: 2, length: 5 * WORD };
const REVISION_3 = { number: 3, length: 6 * WORD };
const OWNER = 5 * WORD;
/** The highest byte of the first word, which has the least in front. */
const REVISION = 3;

/** As it is written, with `owner` as root. As it was where root stays root, and where it is of no kind we know. */
export function ownedCapability(written: Buffer, owner: number): Buffer {
  const revision = written[REVISION];
  const isSecond = revision === REVISION_2.number && written.length === REVISION_2.length;
  const isThird = revision === REVISION_3.number && written.length === REVISION_3.length;
  if (owner === 0 || (!isSecond && !isThird)) return written;
  const owned = Buffer.alloc(REVISION_3.length);
  written.copy(owned);
  owned[REVISION] = REVISION_3.number;
  owned.writeUInt32LE(owner + (isThird ? written.readUInt32LE(OWNER) : 0), OWNER);
  return owned;
}
