using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>The rules as the compiler shows them. Each is a field with its id spelt out, because the release tables are checked against these.</summary>
internal static partial class Descriptors
{
    private const string Category = "NetGen";
    private const string HelpBase = "https://github.com/netgen-dev/netgen/blob/main/docs/diagnostics/";

    /// <summary>All rules in the order of <see cref="Problem"/>.</summary>
    // Made anew on each call: the fields are in other files, and between files the order of initialisation is not defined.
    public static ImmutableArray<DiagnosticDescriptor> All => ImmutableArray.Create(
        NotPartial,
        NotAClass,
        ForbiddenModifier,
        GenericType,
        OuterTypeNotPartial,
        FileLocalType,
        DerivesFromNetwork,
        NoBaseConstructor,
        UnchainedConstructor,
        MemberCollision,
        ClassNameCollision,
        RequiredMember,
        NoLayer,
        AttributeElsewhere,
        EmptyInputShape,
        ArgumentOutOfRange,
        UndefinedEnumValue,
        WrongInputShape,
        TooLarge,
        InvalidName,
        DuplicateName,
        UnknownSource,
        SourceNotBefore,
        UnreadLayer,
        SoftmaxNotLast,
        LossActivationMismatch,
        UnusedHyperparameter,
        InvalidVectorWidth,
        LanguageVersionTooOld,
        NoNetworkAttribute,
        HiddenWithoutGradient,
        NothingToTrain,
        SaturatingChain,
        GlorotBeforeHe,
        CutOffBeforeSoftmax,
        CollapsingLayers,
        DropoutOnOutputs,
        SoftmaxOverOne,
        UnusualLearningRate,
        CancelledBias,
        Tiled,
        Budget);

    public static DiagnosticDescriptor Of(Problem problem) => All[(int)problem];

    /// <summary>
    /// A rule as it applies somewhere. Numbers among the arguments come out the same in every culture; a <see cref="FixHint"/> among them
    /// is for code fixes, not for the message.
    /// </summary>
    public static Diagnostic Create(Problem problem, Location location, params object[] arguments) => Diagnostic.Create(
        Of(problem),
        location,
        arguments.OfType<FixHint>().Where(hint => hint != FixHint.None).ToImmutableDictionary(hint => hint.Key, hint => (string?)hint.Value),
        arguments.Where(argument => argument is not FixHint).Select(Format).ToArray());

    private static object Format(object argument) => argument switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? string.Empty,
    };
}
