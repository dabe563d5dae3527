namespace Farside.Processing.Descent.Map;

/// <summary>One frame drawn onto the ground, as local contrast.</summary>
sealed record ReliefLook(FrameSight Sight, float[] Contrast);
