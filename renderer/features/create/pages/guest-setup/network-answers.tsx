import { Segmented } from '#renderer/ui/segmented.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { ListAnswer } from '../../wizard/fields/list-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { usePlan } from '../../wizard/plan-store.ts';
import { useAnswer } from '../../wizard/use-answer.ts';
import styles from './network-answers.module.css';

/** For each network card: an address by DHCP, or fixed ones. */
export function NetworkAnswers() {
  const count = usePlan(({ plan }) => plan?.resolved.nics?.length ?? 0);
  if (count === 0) return <p className={styles['hint']}>It has no network card.</p>;
  return Array.from({ length: count }, (_, index) => <Card key={index} at={index} count={count} />);
}

function Card({ at, count }: { at: number; count: number }) {
  const network = useAnswer('cloudInit.network');
  const fixed = network.value?.[at]?.addresses !== undefined;
  const name = count === 1 ? 'Network card' : `Network card ${at + 1}`;
  const choose = (how: 'dhcp' | 'fixed') => {
    const cards = Array.from({ length: Math.max(count, network.value?.length ?? 0) }, (_, index) => ({
      ...network.value?.[index],
    }));
    cards[at] = how === 'fixed' ? { addresses: [''] } : {};
    if (cards.every(card => Object.keys(card).length === 0)) network.reset();
    else network.set(cards);
  };
  return (
    <div className={styles['card']}>
      <Segmented
        label={name}
        value={fixed ? 'fixed' : 'dhcp'}
        choices={[
          { value: 'dhcp', label: 'DHCP' },
          { value: 'fixed', label: 'Fixed addresses' },
        ]}
        onChange={choose}
      />
      {count > 1 && <span className={styles['hint']}>{name}</span>}
      {fixed && (
        <AnswerRow>
          <ListAnswer
            path={`cloudInit.network.${at}.addresses`}
            label="Addresses with prefix"
            split={/[\s,]+/}
            join=" "
            placeholder="192.168.122.10/24"
            keepsEmpty
          />
          <TextAnswer path={`cloudInit.network.${at}.gateway`} label="Gateway" resettable={false} />
          <ListAnswer
            path={`cloudInit.network.${at}.nameservers`}
            label="Name servers"
            split={/[\s,]+/}
            join=" "
          />
        </AnswerRow>
      )}
    </div>
  );
}
