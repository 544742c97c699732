using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>A place in a declaration that there is advice on.</summary>
/// <param name="Layer">The layer whose attribute it is about; <see langword="null"/> for that of the training.</param>
/// <param name="Argument">The argument it is about, or the whole attribute if that is null or not given.</param>
/// <param name="MessageArguments">What the message says.</param>
internal sealed record Finding(LayerModel? Layer, string? Argument, params object[] MessageArguments);
