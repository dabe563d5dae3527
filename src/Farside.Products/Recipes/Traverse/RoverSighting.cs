using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Traverse;

/// <summary>One label's word for where the rover stood.</summary>
/// <param name="IsFrame">A camera's: its sequences number the stations.</param>
/// <param name="OnMoon">The same place as the label gives it in longitude and latitude.</param>
/// <param name="Heading">Of the rover's front, clockwise from north; null for an instrument without a mast.</param>
sealed record RoverSighting(string Id, string Instrument, string Sequence, bool IsFrame, Epoch Time, Point<SiteFrame> Place, LunarPoint? OnMoon, Angle? Heading);
