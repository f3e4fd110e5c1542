import { Suspense, useState } from 'react';
import chipStyles from '#renderer/ui/filter-chip.module.css';
import { lazy } from '#renderer/ui/lazy.ts';

const ChoiceMenu = lazy(() => import('./choice-menu.tsx'));

export interface ChoiceProps<T extends string> {
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

interface Props<T extends string> extends ChoiceProps<T> {
  /** What it says while nothing is chosen. */
  all: string;
  /** The noun for several: `3 hosts`. */
  many: string;
}

/** A filter with more values than fit beside each other: it opens a list to tick. */
export function ChoiceChip<T extends string>({ all, many, ...choice }: Props<T>) {
  const [at, setAt] = useState<HTMLElement | undefined>();
  const { options, chosen } = choice;
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined;
  const words = chosen.length === 0 ? all : (only?.label ?? `${chosen.length} ${many}`);
  return (
    <>
      <button
        type="button"
        className={chipStyles['chip']}
        data-on={chosen.length > 0 || undefined}
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={event => setAt(event.currentTarget)}
      >
        {words} <span aria-hidden="true">▾</span>
      </button>
      {at && (
        <Suspense fallback={null}>
          <ChoiceMenu
            at={at}
            onClose={() => setAt(undefined)}
            options={options}
            chosen={chosen}
            onChange={next => choice.onChange(next as T[])}
          />
        </Suspense>
      )}
    </>
  );
}
