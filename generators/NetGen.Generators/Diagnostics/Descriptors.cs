using System.Collections.Immutable;
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
        NothingToTrain);

    public static DiagnosticDescriptor Of(Problem problem) => All[(int)problem];
}
