import type { Page } from 'playwright-core';

export interface Smoothness {
  /** The longest task of the page, in ms; 0 where none took 50 ms, which is what browsers tell of. */
  readonly task: number;
  /** The longest that a frame was waited for, in ms. */
  readonly frame: number;
  /** Frames a second. */
  readonly rate: number;
}

interface Noted {
  task: number;
  frame: number;
  frames: number;
  readonly begun: number;
  stop(): void;
}
type NotingWindow = Window & { benchSmooth?: Noted };

/** From now on, and anew. */
export async function noteSmoothness(page: Page): Promise<void> {
  await page.evaluate(note);
}

export async function smoothness(page: Page): Promise<Smoothness> {
  return await page.evaluate(() => {
    const noted = (window as NotingWindow).benchSmooth;
    if (!noted) throw new Error('Nothing was noted.');
    noted.stop();
    const { task, frame, frames, begun } = noted;
    return { task, frame, rate: (frames * 1000) / (performance.now() - begun) };
  });
}

/** Runs in the page. */
function note(): void {
  const noting = window as NotingWindow;
  noting.benchSmooth?.stop();
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) noted.task = Math.max(noted.task, duration);
  });
  let last = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    noted.frame = Math.max(noted.frame, now - last);
    noted.frames += 1;
    last = now;
    frame = requestAnimationFrame(next);
  });
  const noted: Noted = {
    task: 0,
    frame: 0,
    frames: 0,
    begun: last,
    stop: () => {
      for (const { duration } of observer.takeRecords()) noted.task = Math.max(noted.task, duration);
      observer.disconnect();
      cancelAnimationFrame(frame);
    },
  };
  observer.observe({ type: 'longtask' });
  noting.benchSmooth = noted;
}
