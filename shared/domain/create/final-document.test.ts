import { describe, expect, it } from 'vitest';
import { finalDocument, installerDocument } from './final-document.ts';
import { type Answers, fullPlan } from './testing/plans.ts';
import type { CreateFacts } from './facts.ts';

const UUID = '4dea22b3-1d52-4d8f-a516-782e98ab3fa0';
const PLANNED = '/var/lib/libvirt/images/web.qcow2';
const REAL = '/srv/pool/web.qcow2';

function design(answers: Answers = {}, change: Partial<CreateFacts> = {}) {
  const made = fullPlan(answers, change).design;
  if (!made) throw new Error('The host makes such guests.');
  return made;
}

describe('finalDocument', () => {
  it('has the guest’s UUID and the real places of its volumes', () => {
    const xml = finalDocument(design(), UUID, { disk0: REAL });
    expect(xml).toContain(`<uuid>${UUID}</uuid>`);
    expect(xml).toContain(`<source file='${REAL}'/>`);
    expect(xml).not.toContain(PLANNED);
  });

  it('keeps what was edited by hand, byte for byte but for both', () => {
    const { plan } = fullPlan({});
    const edited = plan.xml.replace('<devices>', '<!-- mine -->\n  <devices>').replace('utc', 'localtime');
    const final = finalDocument(design({ xml: edited }), UUID, { disk0: REAL });
    const expected = edited.replace('</name>', `</name>\n  <uuid>${UUID}</uuid>`).replace(PLANNED, REAL);
    expect(final).toBe(expected);
  });

  it('shows an edit as it was written', () => {
    const { plan } = fullPlan({ xml: '<domain' });
    expect(plan.xml).toBe('<domain');
  });

  it('warns when an edit leaves out a disk that is made', () => {
    const { plan } = fullPlan({});
    const edited = plan.xml.replace(PLANNED, '/srv/other.qcow2');
    expect(fullPlan({ xml: edited }).plan.warnings).toMatchObject([
      { field: 'xml', text: 'web.qcow2 is made, but the edited document does not use it.' },
    ]);
  });
});

describe('installerDocument', () => {
  const answers: Answers = { source: { kind: 'install-tree', url: 'https://example.org/tree/' } };
  const tree = { kernel: 'https://example.org/tree/linux', initramfs: 'https://example.org/tree/initrd.gz' };

  it('loads the kernel and ends at the reboot, while the guest itself does neither', () => {
    const made = design(answers, { tree });
    const paths = { disk0: REAL, kernel: '/srv/pool/k', initramfs: '/srv/pool/i' };
    const installer = installerDocument(made, UUID, paths);
    expect(installer).toContain('<kernel>/srv/pool/k</kernel>');
    expect(installer).toContain('<initrd>/srv/pool/i</initrd>');
    expect(installer).toContain('<on_reboot>destroy</on_reboot>');
    const defined = finalDocument(made, UUID, paths);
    expect(defined).not.toContain('<kernel>');
    expect(defined).toContain('<on_reboot>restart</on_reboot>');
  });

  it('works on an edited document too', () => {
    const { plan } = fullPlan(answers, { tree });
    const made = design({ ...answers, xml: plan.xml }, { tree });
    expect(installerDocument(made, UUID, { kernel: '/srv/pool/k' })).toContain(
      '<kernel>/srv/pool/k</kernel>',
    );
  });
});
