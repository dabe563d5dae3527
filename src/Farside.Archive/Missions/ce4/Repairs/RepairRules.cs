using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>How a rule says what it did.</summary>
static class RepairRules
{
    public static Repair Did(this IRepairRule rule, string element, string found, string used) => new(rule.Name, element, found, used, rule.Source);
}
