import { defineManualCheck } from './check';

export const proxyNeedDecided = defineManualCheck({
  id: 'proxy-need-decided',
  step: 1,
  guideItem: '1.4',
  title: 'Way of the devices to the internet',
  whyItMatters: 'Where devices reach the internet through a proxy, Defender has to be told of it before it is installed.',
  owner: 'network-team',
  essential: true,
  references: ['GUIDE', 'ENV', 'PROXY'],
  links: ['network-configuration'],
  choices: {
    proxy: { label: 'Through a proxy', done: 'The devices of this site use a proxy, so step 3 applies in full.' },
    'no-proxy': { label: 'Directly, without a proxy', done: 'The devices of this site reach the internet without a proxy.' },
  },
  question: 'Do the devices of this site reach the internet through a proxy?',
  ask: 'Decide it for this site; step 3 shows what is set on this machine.',
  done: 'The way of the devices to the internet is decided.',
  notDone: 'It is not decided how the devices of this site reach the internet.',
  ifNotDone: 'fail',
  remedy: 'Decide whether the devices use a proxy, and which one.',
  steps: [
    'Compare the proxy settings that step 3 found on this machine with the plan of the site.',
    'Decide whether the devices reach the internet through a proxy or directly.',
    'Record the decision here, with the address of the proxy in the note.',
  ],
});
