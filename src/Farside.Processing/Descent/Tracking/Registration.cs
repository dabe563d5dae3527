using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>How a frame lies on a coarser or equally fine one, its template.</summary>
/// <param name="TemplateFromFrame">Between ideal places.</param>
/// <param name="Matches">Those that follow it.</param>
/// <param name="Share">Of the spots that could be found in the overlap, those that follow it, 0 to 1.</param>
/// <param name="RmsPx">Distance of the matches from the map, pixels of the template.</param>
sealed record Registration(Homography TemplateFromFrame, SpotMatch[] Matches, double Share, double RmsPx);
