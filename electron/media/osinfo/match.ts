import type { IsoLabel } from '../image-header.ts';
import type { Systems } from './lineage.ts';
import type { Treeinfo } from '../tree/treeinfo.ts';
import type { IsoPattern, MediaRecord, OsRecord } from './records.ts';

export interface Match {
  readonly os: OsRecord;
  readonly medium: MediaRecord;
}

/**
 * The medium of the database that these labels are of. Of several, the one that says most about itself wins,
 * then the newer system: an old one's expression may be so loose that it fits its successor.
 */
export function matchMedium(systems: Systems, label: IsoLabel): Match | undefined {
  const found: (Match & { score: number })[] = [];
  for (const os of systems.values()) {
    for (const medium of os.media) {
      const score = medium.iso ? scoreOf(medium.iso, label) : 0;
      if (score > 0) found.push({ os, medium, score });
    }
  }
  return found.toSorted(
    (one, other) => other.score - one.score || (other.os.released ?? '').localeCompare(one.os.released ?? ''),
  )[0];
}

/** 0: it is not this one. */
function scoreOf(iso: IsoPattern, label: IsoLabel): number {
  if (iso.volume === undefined && iso.application === undefined) return 0;
  const parts: [RegExp | undefined, string][] = [
    [iso.volume, label.volume],
    [iso.system, label.system],
    [iso.publisher, label.publisher],
    [iso.application, label.application],
  ];
  const given = parts.flatMap(([pattern, text]) => (pattern ? [pattern.test(text)] : []));
  if (given.includes(false)) return 0;
  if (iso.volumeSize === undefined) return given.length;
  // A size is of one edition alone.
  return iso.volumeSize === label.volumeSize ? given.length + 10 : 0;
}

/** The system of an install tree; the newest of those that fit. */
export function matchTree(systems: Systems, info: Treeinfo): OsRecord | undefined {
  const fits = (pattern: RegExp | undefined, text: string | undefined) =>
    pattern === undefined || pattern.test(text ?? '');
  return [...systems.values()]
    .filter(os =>
      os.trees.some(
        ({ treeinfo: pattern }) =>
          pattern?.family !== undefined &&
          fits(pattern.family, info.family) &&
          fits(pattern.version, info.version) &&
          fits(pattern.arch, info.arch) &&
          fits(pattern.variant, info.variant),
      ),
    )
    .toSorted((one, other) => (other.released ?? '').localeCompare(one.released ?? ''))[0];
}
