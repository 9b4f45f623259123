import type { Platform } from '../catalogue/schema';
import { compareVersions } from '../units/versions';
import { defineCheck } from './check';
import { recordSource, systemName } from './system';

export const kernelVersion = defineCheck({
  id: 'kernel-version',
  step: 3,
  title: 'Kernel',
  whyItMatters: 'On a kernel that is too old Defender does not start, or sees processes only: no files and no connections.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['operatingSystem'],
  references: ['LINUXPRE', 'EBPF'],
  evidence: { kernel: 'Kernel', minimum: 'Oldest kernel', ebpfMinimum: 'Oldest kernel for eBPF', effect: 'Known effect' },
  messages: {
    enough: 'Kernel {kernel} is new enough for Defender.',
    enoughBasis: '{minimum} is the oldest one, {ebpfMinimum} for its eBPF sensor.',
    tooOld: 'Kernel {kernel} is too old; Defender needs {minimum} or later.',
    update: 'Update the kernel to {minimum} or later.',
    harmful: 'Kernel {kernel} is known to fail with Defender: {effect}.',
    updateHarmful: 'Update the kernel before Defender is installed.',
    noEbpf: 'Kernel {kernel} is too old for eBPF: Defender sees processes only.',
    updateEbpf: 'Update the kernel to {ebpfMinimum} or later, to see files and connections too.',
    undocumented: 'The kernel for the eBPF sensor is not documented for {system}.',
    expectLess: 'Expect that Defender may see processes only: no files and no connections.',
    stepAsk: 'Ask Microsoft from which kernel on {system} has the eBPF sensor, or plan with events of processes only.',
    stepUpdate: 'Update the kernel and restart the device.',
    again: 'Assess this device again.',
    noMinimum: 'No oldest kernel is documented for {system}.',
    noMinimumBasis: 'Its kernel is {kernel}.',
  },

  evaluate({ operatingSystem }, { platform, say, see, unread }) {
    const system = systemName(platform, operatingSystem);
    const { kernel, version } = operatingSystem;
    if (kernel === null) return unread('operatingSystem', 'kernel');
    const seen = [see('kernel', kernel, 'operatingSystem.kernel')];
    const linux = platform?.linux ?? null;
    if (platform === null || linux === null || linux.kernelMin === null) {
      const headline = say('noMinimum', { system });
      return { outcome: 'notApplicable', headline, basis: say('noMinimumBasis', { kernel }), evidence: seen };
    }
    const from = recordSource(platform);
    const minimum = linux.kernelMin;
    const ebpfMinimum = ebpfMinimumOf(linux, kernel);
    const evidence = [...seen, see('minimum', minimum, from), ...(ebpfMinimum === null ? [] : [see('ebpfMinimum', ebpfMinimum, from)])];
    const steps = [say('stepUpdate'), say('again')];
    if (compareVersions(kernel, minimum) < 0) {
      const remedy = { summary: say('update', { minimum }), steps };
      return { outcome: 'fail', headline: say('tooOld', { kernel, minimum }), remedy, evidence };
    }
    const problem = linux.problemKernels.find(({ release }) => release === kernel);
    if (problem) {
      return {
        outcome: 'fail',
        headline: say('harmful', { kernel, effect: problem.effect }),
        remedy: { summary: say('updateHarmful'), steps },
        evidence: [...evidence, see('effect', problem.effect, from)],
      };
    }
    if (ebpfMinimum === null) {
      const remedy = { summary: say('expectLess'), steps: [say('stepAsk', { system }), say('again')] };
      return { outcome: 'warn', headline: say('undocumented', { system }), remedy, evidence };
    }
    const beforeEbpf = linux.ebpfFrom !== null && version?.includes('.') === true && compareVersions(version, linux.ebpfFrom) < 0;
    if (beforeEbpf || compareVersions(kernel, ebpfMinimum) < 0) {
      const remedy = { summary: say('updateEbpf', { ebpfMinimum }), steps };
      return { outcome: 'warn', headline: say('noEbpf', { kernel }), remedy, evidence };
    }
    return { outcome: 'pass', headline: say('enough', { kernel }), basis: say('enoughBasis', { minimum, ebpfMinimum }), evidence };
  },
});

/** Oracle ships two kernels, and its Unbreakable one carries "uek" in its release. */
function ebpfMinimumOf({ ebpfKernelMin, ebpfKernelMinUek }: NonNullable<Platform['linux']>, kernel: string): string | null {
  return kernel.includes('uek') ? (ebpfKernelMinUek ?? ebpfKernelMin) : ebpfKernelMin;
}
