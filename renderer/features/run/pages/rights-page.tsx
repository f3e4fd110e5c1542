import { useEngine } from '#renderer/api/live/engines.ts';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { runtimeLabel } from '#shared/domain/isolation/machine-runtimes.ts';
import { SelectAnswer, SwitchAnswer } from '../fields/answers.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { listForm, textForm } from '../fields/readers.ts';
import { useDraft } from '../wizard/draft-store.ts';

export default function RightsPage() {
  const engine = useDraft(({ draft }) => draft?.engine) ?? ('' as EngineId);
  const facts = useEngine(engine)?.facts;
  return (
    <>
      <Section title="Rights">
        <AnswerRow>
          <ParsedAnswer
            path="capDrop"
            label="Capabilities dropped"
            placeholder="None"
            hint="ALL, and then only those added that it needs, is the safest."
            mono
            {...listForm}
          />
          <ParsedAnswer path="capAdd" label="Capabilities added" placeholder="None" mono {...listForm} />
        </AnswerRow>
        <SwitchAnswer
          path="security.noNewPrivileges"
          label="No new rights"
          hint="Programs that are root’s by a mark on their file get no more than whoever starts them."
        />
        <SwitchAnswer
          path="privileged"
          label="Privileged"
          hint="Everything at once. It is hardly ever needed."
        />
      </Section>
      <Section title="What separates it">
        <AnswerRow>
          <ParsedAnswer
            path="security.seccomp"
            label="Filter of system calls"
            placeholder="The engine’s"
            hint="“unconfined”, or the path of a profile on the computer that Innkeeper runs on."
            mono
            {...textForm}
          />
          <ParsedAnswer
            path="security.apparmor"
            label="AppArmor profile"
            placeholder={
              facts?.security.some(option => option.includes('apparmor'))
                ? 'docker-default'
                : 'Not on this host'
            }
            mono
            {...textForm}
          />
          <SelectAnswer
            path="runtime"
            label="Runtime"
            unsaid={facts?.defaultRuntime ?? 'The engine’s'}
            choices={(facts?.runtimes ?? [])
              .filter(runtime => runtime !== facts?.defaultRuntime)
              .map(runtime => ({ value: runtime, label: runtimeLabel(runtime) }))}
          />
          <SelectAnswer
            path="pid"
            label="Processes"
            unsaid="Its own"
            choices={[{ value: 'host', label: 'The host’s' }]}
          />
          <SelectAnswer
            path="ipc"
            label="Shared memory"
            unsaid="Its own"
            choices={[
              { value: 'shareable', label: 'Its own, for others to join' },
              { value: 'none', label: 'None' },
              { value: 'host', label: 'The host’s' },
            ]}
          />
          <SelectAnswer
            path="userns"
            label="Users"
            unsaid="As the engine is set"
            choices={[{ value: 'host', label: 'The host’s' }]}
          />
        </AnswerRow>
      </Section>
    </>
  );
}
