//! Documents of an invented patient, written by hand.

/// GE MUSE, in Latin-1.
pub(crate) const MUSE: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE RestingECG SYSTEM "restecg.dtd">
<RestingECG>
  <!-- exported for Sakuraba -->
  <PatientDemographics>
    <PatientID>00427718</PatientID>
    <PatientAge>93</PatientAge><AgeUnits>YEARS</AgeUnits>
    <DateofBirth>11-03-1930</DateofBirth>
    <Gender>FEMALE</Gender>
    <PatientLastName>SAKURABA</PatientLastName>
    <PatientFirstName>HINATA</PatientFirstName>
    <Nickname note="Hina">Hina</Nickname>
  </PatientDemographics>
  <TestDemographics>
    <SiteName>Kaede General Hospital</SiteName>
    <AcquisitionDevice>MAC55</AcquisitionDevice>
    <AcquisitionTime>13:15:18</AcquisitionTime>
    <AcquisitionDate>05-10-2021</AcquisitionDate>
    <CartNumber>56</CartNumber>
    <OverreaderLastName>M&#252;ller</OverreaderLastName>
    <OverreaderFirstName>Kenji</OverreaderFirstName>
  </TestDemographics>
  <RestingECGMeasurements><QTInterval>364</QTInterval></RestingECGMeasurements>
  <Diagnosis>
    <Modality>RESTING</Modality>
    <DiagnosisStatement><StmtFlag>ENDSLINE</StmtFlag><StmtText>Sinus rhythm, seen with Hinata Sakuraba</StmtText></DiagnosisStatement>
    <DiagnosisStatement><StmtText>Confirmed by Takeda, Yuji (123456) on 05/10/2021 1:15:09 PM</StmtText></DiagnosisStatement>
  </Diagnosis>
  <Waveform>
    <WaveformType>Rhythm</WaveformType>
    <SampleBase>500</SampleBase><SampleExponent>0</SampleExponent>
    <LeadData>
      <LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit>
      <LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits>
      <LeadID>I</LeadID>
      <WaveFormData>AQD+/wMA
BAAFAA==</WaveFormData>
    </LeadData>
    <LeadData>
      <LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit>
      <LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits>
      <LeadID>II</LeadID>
      <WaveFormData>AgAEAAYACAAKAA==</WaveFormData>
    </LeadData>
  </Waveform>
</RestingECG>
"#;

/// Annotated ECG of HL7, with a name in three parts.
pub(crate) const AECG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id root="61d1a24f-b47e-41aa-ae95-f8ac302f4eeb"/>
  <code code="93000" codeSystem="2.16.840.1.113883.6.12"/>
  <effectiveTime><center value="20210510131518"/></effectiveTime>
  <componentOf><timepointEvent><componentOf><subjectAssignment><subject><trialSubject>
    <id root="1.2.392.200119.9" extension="00427718"/>
    <subjectDemographicPerson>
      <name><family>佐倉</family><given>陽向</given></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="19300311"/>
    </subjectDemographicPerson>
  </trialSubject></subject></subjectAssignment></componentOf></timepointEvent></componentOf>
  <pertainsTo><subjectFindingComment><text>佐倉陽向様、動悸あり。担当医 武田雄二</text></subjectFindingComment></pertainsTo>
  <component><series>
    <id root="dd7b629e-9be1-4686-a1bf-7896e16e2d46"/>
    <code code="RHYTHM" codeSystem="2.16.840.1.113883.5.4"/>
    <component><sequenceSet>
      <component><sequence><code code="TIME_ABSOLUTE" codeSystem="2.16.840.1.113883.5.4"/>
        <value xsi:type="GLIST_TS"><head value="20210510131518.000"/><increment value="0.002" unit="s"/></value>
      </sequence></component>
      <component><sequence><code code="MDC_ECG_LEAD_II" codeSystem="2.16.840.1.113883.6.24"/>
        <value xsi:type="SLIST_PQ"><origin value="0" unit="uV"/><scale value="2.5" unit="uV"/><digits>-2 4 0 12 427718</digits></value>
      </sequence></component>
    </sequenceSet></component>
  </series></component>
</AnnotatedECG>
"#;

/// Philips Sierra, with samples that are not compressed.
pub(crate) const SIERRA: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<restingecgdata xmlns="http://www3.medical.philips.com" lang="en">
  <documentinfo><documentname>03d494f2-94f2-13d4.xml</documentname><documenttype>SierraECG</documenttype></documentinfo>
  <reportinfo date="2021-05-10" time="13:15:18"><reporttype>STD-12</reporttype></reportinfo>
  <dataacquisition date="2021-05-10" time="13:15:18">
    <machine machineid="0001" detaildescription="US123">PageWriter TC50</machine>
    <acquirer><operatorid>takeda</operatorid><institutionname>Kaede General Hospital</institutionname></acquirer>
    <signalcharacteristics><samplingrate>500</samplingrate><signalresolution>5</signalresolution><numberchannelsvalid>2</numberchannelsvalid></signalcharacteristics>
  </dataacquisition>
  <patient><generalpatientdata>
    <patientid>00427718</patientid>
    <name><lastname>Sakuraba</lastname><firstname>Hinata</firstname></name>
    <age><dateofbirth>1930-03-11</dateofbirth></age><sex>Female</sex>
  </generalpatientdata></patient>
  <interpretations><interpretation date="2021-05-10" time="13:15:18">
    <mdsignatureline>Confirmed by: Yuji Takeda, MD</mdsignatureline>
    <statement><statementcode>SR</statementcode><leftstatement>Sinus rhythm</leftstatement></statement>
  </interpretation></interpretations>
  <waveforms><parsedwaveforms dataencoding="Base64" compressflag="False">AQD+/wMABAA=</parsedwaveforms></waveforms>
</restingecgdata>
"#;

/// CDA about an ECG.
pub(crate) const CDA: &str = r#"<ClinicalDocument xmlns="urn:hl7-org:v3">
  <id root="1.2.392.200119.9" extension="DOC-7781"/>
  <code code="11524-6" codeSystem="2.16.840.1.113883.6.1" displayName="EKG study"/>
  <title>EKG study</title>
  <effectiveTime value="20210510131518+0900"/>
  <recordTarget><patientRole>
    <id root="1.2.392.200119.9" extension="00427718"/>
    <addr>東京都中央区築地1-1-1</addr><telecom value="tel:03-1234-5678"/>
    <patient><name><family>佐倉</family><given>陽向</given></name><birthTime value="19300311"/></patient>
  </patientRole></recordTarget>
  <component><structuredBody><component><section>
    <text>洞調律。佐倉陽向様 異常なし</text>
    <entry><observationMedia><value mediaType="image/png" representation="B64">iVBORw0KGgo=</value></observationMedia></entry>
  </section></component></structuredBody></component>
</ClinicalDocument>
"#;

/// All of them, by name.
pub(crate) const ALL: [(&str, &str); 4] =
    [("muse.xml", MUSE), ("aecg.xml", AECG), ("sierra.xml", SIERRA), ("cda.xml", CDA)];
