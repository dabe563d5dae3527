using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The words <c>None</c> and <c>/</c> stand where nothing is said.</summary>
public sealed class NoneMeansNothing : TreeRule
{
    public override string Name => "none-means-nothing";

    public override string Source => "every real label of the mission";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        // field_format has a rule of its own.
        var silent = document.Root.Descendants().Where(element => element.Text.Length > 0 && element.Value is null && !element.Is("field_format")).ToList();
        foreach (var word in silent.GroupBy(element => element.Text).ToList())
        {
            yield return Did(word.Count() == 1 ? word.First().Path : $"{word.First().Path} and {word.Count() - 1} more", word.Key, "no value");
            foreach (var element in word)
            {
                element.Text = "";
            }
        }
    }
}
