using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Traverse;

/// <summary>A place that the radar's records state while the rover drives: its navigation's.</summary>
/// <param name="Heading">Clockwise from north; null where the table is silent.</param>
sealed record RadarFix(Epoch Time, Point<SiteFrame> Place, Angle? Heading, string Sequence);
