namespace Farside.Processing.Descent.Tracking;
public static class TrackingTrace { public static Action<string>? Write; }
