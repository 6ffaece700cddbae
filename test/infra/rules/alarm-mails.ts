import { expect } from "vitest";
import { deployed } from "../../support/fixtures/stages.ts";
import type { Rule } from "../../support/rules.ts";

const budgetType = "aws:budgets/budget:Budget";
const topicSubscription = "aws:sns/topicSubscription:TopicSubscription";

export const alarmMailRules: Record<string, Rule> = {
  "ALARM_EMAIL is notified before the account costs more than the budget": {
    on: ["production"],
    holds({ one }) {
      const subscriberEmailAddresses = ["ops@example.com"];
      expect(one(budgetType, "Budget")).toMatchObject({
        name: "latch-production",
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: "100",
        limitUnit: "USD",
        notifications: [
          { notificationType: "ACTUAL", threshold: 80, subscriberEmailAddresses },
          { notificationType: "FORECASTED", threshold: 100, subscriberEmailAddresses },
        ],
      });
    },
    brokenGraphs: {
      "no budget": ({ remove }) => remove(budgetType, "Budget"),
      "a budget without a subscriber": ({ one }) => {
        one(budgetType, "Budget")["notifications"] = [];
      },
    },
  },

  "without ALARM_EMAIL there is no budget": {
    on: deployed.filter((name) => name !== "production"),
    holds: ({ all }) => expect(all(budgetType)).toEqual([]),
    brokenGraphs: {
      "a budget without a subscriber": ({ resources }) => {
        resources.push({ type: budgetType, name: "Budget", inputs: {} });
      },
    },
  },

  "ALARM_EMAIL is subscribed to the alarms": {
    on: ["production"],
    holds({ one }) {
      expect(one(topicSubscription, "AlarmsEmail")).toMatchObject({
        topic: expect.stringContaining("latch-production-alarms"),
        protocol: "email",
        endpoint: "ops@example.com",
      });
    },
    brokenGraphs: {
      "no subscription": ({ remove }) => remove(topicSubscription, "AlarmsEmail"),
      "another subscriber": ({ one }) => {
        one(topicSubscription, "AlarmsEmail")["endpoint"] = "eve@example.com";
      },
    },
  },
};
