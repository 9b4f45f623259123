import type { Platform } from '../catalogue/schema';
import { compareVersions } from '../units/versions';
import { defineCheck } from './check';
import { missingIdentity, recordSource, systemName } from './system';

export const eventSource = defineCheck({
  id: 'event-source',
  step: 3,
  title: 'Source of events',
  whyItMatters: 'Without eBPF Defender sees processes only, no files and no connections; with some kernels it brings the system down.',
  owner: 'server-team',
  essential: true,
  restsOnPlatform: true,
  causedBy: ['kernel-version'],
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['operatingSystem', 'linuxSystem'],
  references: ['EBPF', 'LINUXPRE'],
  evidence: {
    kernel: 'Kernel',
    version: 'Version of the system',
    ebpfMinimum: 'Oldest kernel for eBPF',
    option: 'Kernel option',
    btf: 'The kernel describes its types (BTF)',
    effect: 'Known effect',
  },
  messages: {
    ebpf: 'Defender takes its events from eBPF here.',
    ebpfBasis: '{ebpfMinimum} is the oldest kernel for it.',
    harmful: 'Kernel {kernel} is known to fail with Defender: {effect}.',
    harmfulRelease: '{system} is known to fail with Defender: {effect}.',
    updateHarmful: 'Update the kernel before Defender is installed.',
    updateRelease: 'Move the device to a later release before Defender is installed.',
    tooOld: 'Kernel {kernel} is too old for eBPF: Defender sees processes only.',
    updateEbpf: 'Update the kernel to {ebpfMinimum} or later, to see {lost} too.',
    noOption: 'The kernel is built without {options}: Defender sees processes only.',
    changeKernel: 'Run a kernel that is built with {options}, to see {lost} too.',
    undocumented: 'The kernel for the eBPF sensor is not documented for {system}.',
    expectLess: 'Expect that Defender may see processes only: no files and no connections.',
    noRecord: 'No kernel for the eBPF sensor is documented for {system}.',
    stepAsk: 'Ask Microsoft from which kernel on {system} has the eBPF sensor, or plan with events of processes only.',
    stepUpdate: 'Update the kernel and restart the device.',
    stepRelease: 'Update the system to the next minor release and restart the device.',
    stepKernel: 'Install a kernel of the distribution and restart the device.',
    again: 'Assess this device again.',
  },
  headlines: {
    fail: ['harmful'],
    warn: ['harmfulRelease', 'tooOld', 'noOption', 'undocumented'],
    notApplicable: ['noRecord'],
    pass: ['ebpf'],
  },
  orders: ['updateHarmful', 'updateRelease', 'updateEbpf', 'changeKernel', 'expectLess'],

  evaluate({ operatingSystem, linuxSystem }, { catalogue, platform, say, see, gaps, unread }) {
    const { ebpf, problemReleases } = catalogue.common.linux;
    const { kernel, version, osRelease } = operatingSystem;
    const system = systemName(platform, operatingSystem);
    if (kernel === null) return unread('operatingSystem', 'kernel');
    const missing = missingIdentity(operatingSystem, { gaps });
    if (missing !== null) return unread('operatingSystem', missing);
    const linux = platform?.linux ?? null;
    const seen = [see('kernel', kernel, 'operatingSystem.kernel'), see('btf', linuxSystem.ebpf.btf, 'linuxSystem.ebpf.btf')];
    if (platform === null || linux === null || linux.kernelMin === null) {
      return { outcome: 'notApplicable', headline: say('noRecord', { system }), evidence: seen };
    }
    const from = recordSource(platform);
    const problem = linux.problemKernels.find(({ release }) => release === kernel);
    if (problem) {
      return {
        outcome: 'fail',
        headline: say('harmful', { kernel, effect: problem.effect }),
        remedy: { summary: say('updateHarmful'), steps: [say('stepUpdate'), say('again')] },
        evidence: [...seen, see('effect', problem.effect, from)],
      };
    }
    const release = problemReleases.find(({ systems, version: bad }) => systems.includes(osRelease?.id ?? '') && isOfRelease(version, bad));
    const name = operatingSystem.name ?? system;
    if (release) {
      return {
        outcome: 'warn',
        headline: say('harmfulRelease', { system: name, effect: release.effect }),
        remedy: { summary: say('updateRelease'), steps: [say('stepRelease'), say('again')] },
        evidence: [...seen, see('version', version, 'operatingSystem.version'), see('effect', release.effect, 'catalogue: EBPF')],
        unconfirmed: !release.verified,
      };
    }
    const ebpfMinimum = ebpfMinimumOf(linux, kernel);
    if (ebpfMinimum === null) {
      const remedy = { summary: say('expectLess'), steps: [say('stepAsk', { system }), say('again')] };
      return { outcome: 'warn', headline: say('undocumented', { system }), remedy, evidence: seen };
    }
    const evidence = [...seen, see('ebpfMinimum', ebpfMinimum, from)];
    const beforeEbpf = linux.ebpfFrom !== null && version?.includes('.') === true && compareVersions(version, linux.ebpfFrom) < 0;
    if (beforeEbpf || compareVersions(kernel, ebpfMinimum) < 0) {
      const remedy = { summary: say('updateEbpf', { ebpfMinimum, lost: ebpf.lost }), steps: [say('stepUpdate'), say('again')] };
      return { outcome: 'warn', headline: say('tooOld', { kernel }), remedy, evidence };
    }
    const { kernelOptions } = linuxSystem;
    if (kernelOptions === null) return unread('linuxSystem', 'kernelOptions');
    const options = ebpf.options.filter((option) => kernelOptions[option] === 'n');
    const withOptions = [
      ...evidence,
      ...ebpf.options.flatMap((option) =>
        kernelOptions[option] ? [see('option', `${option}=${kernelOptions[option]}`, 'linuxSystem.kernelOptions')] : [],
      ),
    ];
    if (options.length > 0) {
      const remedy = { summary: say('changeKernel', { options, lost: ebpf.lost }), steps: [say('stepKernel'), say('again')] };
      return { outcome: 'warn', headline: say('noOption', { options }), remedy, evidence: withOptions, unconfirmed: !ebpf.optionsVerified };
    }
    // An option that is not listed was not looked for.
    if (ebpf.options.some((option) => kernelOptions[option] === undefined)) return unread('linuxSystem', 'kernelOptions');
    return { outcome: 'pass', headline: say('ebpf'), basis: say('ebpfBasis', { ebpfMinimum }), evidence: withOptions };
  },
});

/** Whether a version is a release, or a part of it: "8.1.0" is of 8.1, and "8.10" is not. */
function isOfRelease(version: string | null, release: string): boolean {
  const parts = version?.split('.') ?? [];
  return release.split('.').every((part, index) => parts[index] !== undefined && compareVersions(parts[index], part) === 0);
}

/** Oracle ships two kernels, and its Unbreakable one carries "uek" in its release. */
function ebpfMinimumOf({ ebpfKernelMin, ebpfKernelMinUek }: NonNullable<Platform['linux']>, kernel: string): string | null {
  return kernel.includes('uek') ? (ebpfKernelMinUek ?? ebpfKernelMin) : ebpfKernelMin;
}
