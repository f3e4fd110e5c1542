import { useShallow } from 'zustand/react/shallow';
import Button from '@mui/material/Button';
import { Attention } from '#renderer/ui/attention.tsx';
import { goToPage, pageOfField } from '../../shell/places.ts';
import { useFixing } from '../../wizard/fixing.ts';
import { usePlan } from '../../wizard/plan-store.ts';

/** What stands in the way, then what works but not as well as it could, each with what to do about it. */
export function Minds() {
  const problems = usePlan(useShallow(({ typed, found }) => [...typed, ...found]));
  const warnings = usePlan(({ plan }) => plan?.warnings) ?? [];
  const { fixing, fix: run } = useFixing();
  return (
    <>
      {problems.map(({ field, what, more, fix }) => {
        const page = pageOfField(field);
        return (
          <Attention
            key={`${field} ${what}`}
            tone="error"
            what={what}
            why={more}
            action={
              fix ? (
                <Button disabled={fixing} onClick={() => run(fix.id)}>
                  {fix.label}
                </Button>
              ) : (
                page && <Button onClick={() => goToPage(page.id)}>{page.title}</Button>
              )
            }
          />
        );
      })}
      {warnings.map(({ field, text, why, remedy }) => {
        const page = field === undefined ? undefined : pageOfField(field);
        return (
          <Attention
            key={text}
            what={text}
            why={[why, remedy].filter(Boolean).join(' ')}
            action={page && <Button onClick={() => goToPage(page.id)}>{page.title}</Button>}
          />
        );
      })}
    </>
  );
}
