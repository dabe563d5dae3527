using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Simulator.Sisters;

/// <summary>Asks our own labels for whole numbers.</summary>
static class LabelCounts
{
    extension(LabelElement? element)
    {
        /// <summary>The number that an element of ours holds.</summary>
        public long Whole => long.Parse(element!.Text, CultureInfo.InvariantCulture);
    }
}
