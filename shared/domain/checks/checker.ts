/** What every check says of one thing, whatever can be done about it. */
export interface Finding<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly found: string;
  /** The files, sockets or calls that told. */
  readonly where: string;
  readonly why: string;
}

type Verdict = 'ok' | 'advice' | 'problem' | 'unknown';

/** Makes the verdicts of a family of checks: each has a title, and a reason why it matters whatever was found. */
export const checkerOf =
  <Id extends string, Remedy>(titles: Readonly<Record<Id, string>>, reasons: Readonly<Record<Id, string>>) =>
  (id: Id) => {
    const make =
      (verdict: Verdict) =>
      (found: string, where: string, cure?: Remedy): Finding<Id> & { verdict: Verdict; remedy?: Remedy } => ({
        id,
        title: titles[id],
        verdict,
        found,
        where,
        why: reasons[id],
        ...(cure !== undefined && { remedy: cure }),
      });
    return { ok: make('ok'), advice: make('advice'), problem: make('problem'), unknown: make('unknown') };
  };
