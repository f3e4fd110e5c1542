/** One of the parts that a job is made of. */
export interface ProgressPart {
  /** 0 to 1, of this part alone. */
  readonly share: (done: number) => void;
  /** What is known better now than it was before: how much of the whole it is. */
  readonly weigh: (weight: number) => void;
}

/** One honest number out of many: every part counts by its weight, and what was told is never taken back. */
export class WeightedProgress {
  private readonly parts: { weight: number; done: number }[] = [];
  private told = 0;
  private readonly tell: (share: number) => void;

  constructor(tell: (share: number) => void) {
    this.tell = tell;
  }

  /** @param weight in bytes, or in what stands for as many */
  part(weight: number): ProgressPart {
    const part = { weight, done: 0 };
    this.parts.push(part);
    return {
      share: done => {
        part.done = Math.min(1, Math.max(part.done, done));
        this.update();
      },
      weigh: better => {
        part.weight = better;
        this.update();
      },
    };
  }

  private update(): void {
    let done = 0;
    let all = 0;
    for (const part of this.parts) {
      done += part.weight * part.done;
      all += part.weight;
    }
    this.told = Math.max(this.told, all === 0 ? 0 : done / all);
    this.tell(this.told);
  }
}
