import type { Story } from "../story";

/** A short interview that ran out of time in the third question. */
export const monthEnd: Story = {
  key: "month-end",
  scenarioSlug: "log-processor",
  plannedMinutes: 30,
  daysAgo: 3,
  startsAt: { hour: 21, minute: 0 },
  cast: [
    { name: "최민재", role: "interviewer" },
    { name: "박지호", role: "candidate" },
    { name: "한서연", role: "observer" },
  ],
  steps: [
    { at: "2:00", do: "reveal", node: "q1" },
    {
      at: "2:50", until: "7:10", do: "type", question: "q1",
      text: "프로세스가 있다는 것까지만 믿습니다.\n교착이든 느린 저장소든 밖에서 보면 똑같이 running입니다.\n\n1. 로그가 끊긴 시각\n2. ps -o stat,wchan 으로 누가 기다리는지\n3. curl로 API, tail로 입력",
    },
    { at: "7:20", do: "pin", by: "한서연", question: "q1", quote: "밖에서 보면 똑같이 running입니다", criterion: "q1-meaning" },
    { at: "7:30", do: "reveal", node: "q1-restart" },
    { at: "8:00", until: "9:50", do: "type", question: "q1", text: "\n\n재시작은 마지막. 그 전에 /proc 아래를 떠 둡니다. 다시 멈추면 같은 걸 또 겪을 뿐이라서요." },
    { at: "10:10", do: "reveal", node: "q2" },
    { at: "10:20", do: "reveal", node: "q1-ps" },
    {
      at: "11:00", until: "15:20", do: "type", question: "q2",
      text: "D. 시그널로 못 깨우는 잠입니다.\n부모도, 서비스를 멈추려는 systemd도 이걸 기다리게 됩니다.\n\nawk가 읽는 파일이 답 없는 곳에 있다고 봅니다. fd를 보고 그 경로의 마운트를 보겠습니다. df는 같이 멈출 수 있으니 /proc/mounts로.",
    },
    { at: "15:30", do: "selfFound", node: "q2-df" },
    { at: "15:40", do: "note", by: "한서연", question: "q2", text: "df가 같이 멈출 수 있다는 걸 먼저 말함." },
    { at: "15:50", do: "reveal", node: "q2-mounts" },
    { at: "16:00", do: "reveal", node: "q2-nfs" },
    { at: "16:30", until: "18:30", do: "type", question: "q2", text: "\n\nhard 마운트라면 서버가 돌아올 때까지 오류 없이 기다립니다. 서버부터 살립니다." },
    { at: "18:50", do: "reveal", node: "q3" },
    {
      at: "19:40", until: "24:10", do: "type", question: "q3",
      text: "H=$(date +%d/%b/%Y:%H)\ngrep \"$H\" /var/log/nginx/access.log | grep -v health_check | awk '{ print $1 }' | sort | uniq -c | sort -nr | head\n",
    },
    { at: "24:20", do: "run", question: "q3", source: "H=$(date +%d/%b/%Y:%H)\ngrep \"$H\" /var/log/nginx/access.log | grep -v health_check | awk '{ print $1 }' | sort | uniq -c | sort -nr | head\n" },
    { at: "24:40", do: "pin", by: "최민재", question: "q3", quote: "grep -v health_check", criterion: "q3-conditions" },
    { at: "25:00", do: "reveal", node: "q3-month" },
    { at: "25:30", until: "27:40", do: "type", question: "q3", text: "\n# 지금 '시'만 고르니 9시 5분에는 5분치만 나온다. 자정을 넘으면 더 그렇다.\n# 한 시간 전을 초로 구해서 견주는 쪽으로 바꿔야 한다. 시간이 모자라 여기까지." },
    { at: "28:20", do: "note", by: "최민재", share: true, text: "원인을 좁히는 앞부분이 아주 좋았습니다. 조건을 쓸 때는 비슷하지만 다른 줄을 하나 만들어 먼저 시험해 보면 좋겠습니다." },
  ],
  endsAt: "30:40",
  scores: [
    {
      by: "최민재",
      interview: { "diagnosis-order": 4, "systems-understanding": 4, "implementation-accuracy": 2, "follow-up-handling": 4, communication: 4 },
      questions: { q3: { "q3-composition": 3, "q3-conditions": 2 } },
    },
    {
      by: "한서연",
      interview: { "diagnosis-order": 4, "systems-understanding": 4, "implementation-accuracy": 2, "follow-up-handling": 4, communication: "notObserved" },
      questions: { q1: { "q1-meaning": 3 }, q2: { "q2-hypothesis": 5 }, q3: { "q3-conditions": 2 } },
    },
  ],
};
