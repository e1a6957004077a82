import type { Messages } from '../en.ts'
import { quote } from '../quote.ts'

export const targeting: Messages['targeting'] = {
  title: (template) => (template === 'click' ? '在哪里投放' : '联系哪些人'),
  how: (template) =>
    template === 'click'
      ? '从打过分的数据中选出最好的展示，并随机留出一部分不投放：以后与它们相比，才知道广告到底带来了什么。'
      : '从打过分的数据中选出最好的行，并随机留出一部分不联系：以后与他们相比，才知道联系到底带来了什么。',
  byLabel: '谁在名单上',
  byCount: '分数最高的行',
  byCut: (cut) => `达到分界（${cut}%）的行`,
  rows: '取多少行',
  rowsHelp: '分数相同时，文件中靠前的优先。',
  answer: '按哪个答案的可能性选',
  controlRows: '留出的行数',
  controlHelp: '即对照组：随机抽取，各分数段所占比例相同。',
  suggested: (n) => `建议：${n}`,
  rate: (template, answer) =>
    template === undefined
      ? `不联系时答案为${quote(answer)}（%）`
      : {
          churn: '不联系就会流失（%）',
          purchase: '不联系也会购买（%）',
          click: '本来就会有的访问（%）',
        }[template],
  rateGloss: '名单中没有这次活动也会如此的比例。在您有更好的估计之前，采用名单的平均分数。',
  effect: '值得发现的差距（百分点）',
  effectGloss: '活动使这一比例改变多少个百分点，才值得知道。',
  seed: '抽取用的随机种子',
  useSuggestion: '采用建议的数量',
  control: '对照组',
  controlNote: (n) => `留出 ${n} 行`,
  noticed: (template, control, contacted, points) =>
    `留出 ${control} 行、${template === 'click' ? '投放' : '联系'} ${contacted} 行时，${points} 个百分点以上的差距，10 次中有 8 次能看出来。`,
  noticesNothing: (control) =>
    control === '0'
      ? '没有留出任何行：以后无法知道活动带来了什么。'
      : `只留出 ${control} 行，任何差距都不能可靠地看出来。`,
  needed: (points, rate, rows) =>
    `这一比例为 ${rate} 时，要看出 ${points} 个百分点的差距，需要留出 ${rows} 行。`,
  notEnough: (points, rate) =>
    `这一比例为 ${rate} 时，即使留出名单的一半，也看不出 ${points} 个百分点的差距：请加长名单，或寻找更大的差距。`,
  tenth: '目前先留出十分之一。',
  method: '两个比例的双侧检验，显著性水平 5%，有 80% 的机会发现差距。',
  ofNumbers: '预测的是数值，不建议具体数量；留出十分之一。',
  onList: '名单上',
  ofScored: (n) => `共 ${n} 行打过分`,
  contacted: (template) => (template === 'click' ? '要投放' : '要联系'),
  heldOut: '留出',
  expected: (answer) => `预计“${answer}”`,
  expectedNote: '不含留出的行，如果模型的可能性准确',
  total: '预测合计',
  totalNote: '不含留出的行',
  profit: '预期利润',
  profitNote: '不含留出的行，按活动方案',
  valuesMissing: (n, mean) => `其中 ${n} 行没有价值：每行按文件的平均值 ${mean} 计`,
  noValues: (column) =>
    `这里不给出预期利润：方案按${quote(column)}一列计算每行的价值，而此文件中没有这一列数字。`,
  lowest: (score) => `最低分数 ${score}`,
  empty: '名单上没有行。请取更多的行，或降低分界。',
  trainingAmong: '这些行中包含模型学习过的行。它们的分数比新数据显得更好，对它们的预期也一样。',
  preview: '名单的前几行',
  score: '分数',
  decile: '十分位',
  decileGloss: '在所有打过分的行中分成十份：1 是最好的十分之一。',
  reasonsHead: '理由',
  group: '组别',
  groups: { contact: '联系', control: '对照' },
  keep: '文件中的列',
  keepAll: '所有列',
  keepOnly: (column) => `只有${quote(column)}`,
  reasons: '写上理由',
  reasonsHelp: '用文字写出对每个分数影响最大的三列。需要更久：每十万行约一分钟。',
  reasonPoint: '{n} 个百分点',
  reasonPoints: '{n} 个百分点',
  downloadList: '下载名单',
  downloadContact: (template) => (template === 'click' ? '只下载要投放的' : '只下载要联系的'),
  downloadControl: '只下载对照组',
  fileNote: ({ score, decile, reasons, group }, withReasons) =>
    `文件在原有的列之后有：分数（${score}）、十分位（${decile}，1 是最好的十分之一）${withReasons ? `、理由（${reasons}）` : ''}和组别（${group}：contact 为联系，control 为对照）。`,
  renamed: (names) => `您的表格已有名为 ${names} 的列，所以名单的列带有编号。`,
  keepList: '请保留完整的名单，以后评价活动时需要它。',
  writing: '正在写文件',
  written: (percent) => `已写 ${percent}`,
  later: '活动效果如何？',
  laterText: '活动结束后，打开结果文件，看看它带来了什么。',
  audienceTitle: '广告平台的受众文件',
  audienceNote: '在本机计算哈希，什么都不发送',
  audienceHow: '要联系的人的邮箱和电话，在这个浏览器中算成 SHA-256。对照组不会写入其中。',
  platform: '平台',
  platforms: { google: 'Google Ads（谷歌广告）', meta: 'Meta（脸书等）' },
  platformRules: {
    google:
      '按 Google 的规则：邮箱去掉空格并转为小写；电话采用带加号的 E.164 格式。列名为 Email 和 Phone。',
    meta: '按 Meta 的规则：邮箱去掉空格并转为小写；电话只留数字，以国家代码开头。列名为 email 和 phone。',
  },
  email: '邮箱所在的列',
  phone: '电话所在的列',
  none: '无',
  countryCode: '国家或地区电话代码',
  countryHelp: '用于没有代码的号码，例如 1、44 或 86。',
  countryInvalid: '需要一到三位数字。',
  codeNeeded: (numbers) => `有 ${numbers} 个号码没有国家或地区代码：请填写它们属于哪里。`,
  codeGiven: (numbers, code) => `有 ${numbers} 个号码没有代码，已加上 ${code}。`,
  downloadAudience: '下载受众文件',
  chooseKey: '请先选择一列。',
  audienceDone: (rows, without) =>
    without === '0'
      ? `已写入 ${rows} 行；要联系的人都有可用的邮箱或电话。`
      : `已写入 ${rows} 行；要联系的人中有 ${without} 行没有可用的邮箱或电话。`,
  audienceNone: '要联系的人在这些列中都没有可用的邮箱或电话。',
  scoreOpen: '给打开的表格打分',
}
